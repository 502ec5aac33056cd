import ChartData
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    ("", 1234.5, "1234.5"), ("d", 1234.5, "1235"), (",.1f", 1234.56, "1,234.6"), ("+.2f", 3.14159, "+3.14"),
    (".3s", 0.00042, "420µ"), ("s", 1e6, "1.00000M"), ("~s", 1e6, "1M"), (".2e", 123456, "1.23e+5"),
    ("$,.2f", 1234, "$1,234.00"),
    (".1%", 0.123, "12.3%"), ("05d", 42, "00042"), ("^8d", 42, "   42   "), ("x", 255, "ff"), (".2f", -0.001, "0.00"),
    (",", -1_234_567, "\u{2212}1,234,567"), (".2r", 4.267, "4.3"), (".3g", 0.0000123, "0.0000123"),
    ("(.1f", -2.5, "(2.5)"), (".0f", 6.5, "7"), (".0f", -2.5, "\u{2212}3"), (".1f", 0.25, "0.3"),
    (".1e", 2.25, "2.3e+0"),
    (".2r", 1250, "1300"), (".1f", 0.35, "0.3"), (",", 999_999_999_999.5, "1e+12"),
    ("", 99_999_999_999.4, "99999999999.4"),
    (".1f", 826_409_121_501_980.25, "826409121501980.3"), (".2f", 1.005, "1.00"), (".2f", 2.675, "2.67"),
    ("", 0.1 + 0.2, "0.3"), (",.1~f", -1234.0, "\u{2212}1,234"), (".1~%", 0.5, "50%"), (".0%", 0.005, "1%"),
    (".3~f", -0.0004, "0"), ("~g", 0.000_000_5, "5e-7"), ("*>9,.2f", 1234.5, "*1,234.50"),
  ])
  func number(_ specifier: String, _ value: Double, _ expected: String) throws {
    let format = try #require(NumberFormat(specifier))
    #expect(format.text(value) == expected)
  }

  @Test(arguments: [
    ("%Y-%m-%d", "2024-03-05"), ("%-d %b %y", "5 Mar 24"), ("%B %e", "March  5"), ("%H:%M:%S.%L", "14:07:09.250"),
    ("%I %p", "02 PM"), ("%j", "065"), ("%U", "09"), ("%V", "10"), ("Q%q", "Q1"), ("%a %A", "Tue Tuesday"), ("%%", "%"),
  ])
  func date(_ specifier: String, _ expected: String) {
    let time = CivilDate(year: 2024, month: 2, day: 5, hours: 14, minutes: 7, seconds: 9, milliseconds: 250).time
    #expect(TimeFormat(specifier).text(time) == expected)
  }

  @Test(arguments: [
    ("2024-02-29", "2024-02-29T00:00:00.000Z"), ("2024-02-29T12:30", "2024-02-29T12:30:00.000Z"),
    ("2024-02-29T12:30:00+08:00", "2024-02-29T04:30:00.000Z"), ("2024", "2024-01-01T00:00:00.000Z"),
    ("Jan 3 2026", "2026-01-03T00:00:00.000Z"), ("1/31/2000", "2000-01-31T00:00:00.000Z"), ("nonsense", "Invalid Date"),
  ])
  func parsedDate(_ text: String, _ expected: String) {
    #expect(DateText.isoText(DateText.parse(text)) == expected)
  }

  @Test(arguments: [(12_340.0, "1.234万"), (120_000_000, "1.2亿"), (999, "999"), (1.5e12, "1.5万亿")])
  func chineseNumbers(_ value: Double, _ expected: String) {
    #expect(CompactNumber("1e12 万亿, 1e8 亿, 1e4 万").text(value) == expected)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1e21, "1e+21"), (123456789012345680, "123456789012345680"), (1e-7, "1e-7"), (-0.0, "0"),
  ])
  func shortestText(_ value: Double, _ expected: String) { #expect(NumberText.text(value) == expected) }

  @Test func ticks() {
    #expect(TickStep.ticks(0, 1.1, 8) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1])
    #expect(TickStep.nice((0.2, 9.7), 10) == (0, 10))
  }

  @Test func calendar() {
    for day in stride(from: -800_000, through: 800_000, by: 997) {
      let time = Double(day) * CivilDate.millisecondsPerDay
      #expect(CivilDate(time: time)?.time == time)
    }
  }
}
