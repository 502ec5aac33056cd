import Notation
import Testing

@Suite struct CalendarDayTests {
  @Test func countsDaysBothWays() {
    for number in stride(from: -400_000, to: 400_000, by: 37) {
      let day = CalendarDay(number: number)
      #expect(day.number == number)
      #expect(CalendarDay(year: day.year, month: day.month, day: day.day) == day)
    }
  }

  @Test(arguments: [
    (2025, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 1), (10_000, 1, 1),
  ])
  func whatIsInNoCalendarIsNoDay(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }
}
