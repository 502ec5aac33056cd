import ChartData

/// Periods of business reports: `2025H1`, `2025年上半年`, `2025Q3`, `2025年第三季度`, `2025年`.
enum Fiscal {
  /// The start of the period; nil if the text is none.
  static func time(_ text: String) -> Double? {
    guard mayBePeriod(text.utf8) else { return nil }
    let compact = text.filter { $0 != " " }
    let year = compact.prefix(4)
    guard year.count == 4, let number = Int(year), (1000...2999).contains(number) else { return nil }
    guard let month = month(String(compact.dropFirst(4))) else { return nil }
    return CivilDate(year: number, month: month).time
  }

  /// Most texts asked about are plain dates: they are told apart by their bytes.
  private static func mayBePeriod(_ bytes: String.UTF8View) -> Bool {
    guard let first = bytes.first(where: { $0 != UInt8(ascii: " ") }),
      first == UInt8(ascii: "1") || first == UInt8(ascii: "2")
    else { return false }
    return !bytes.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
  }

  private static func month(_ rest: String) -> Int? {
    switch rest.uppercased() {
    case "年": 0
    case "H1", "年上半年", "上半年", "Q1", "年第一季度", "年一季度", "年Q1", "年H1": 0
    case "Q2", "年第二季度", "年二季度", "年Q2": 3
    case "H2", "年下半年", "下半年", "Q3", "年第三季度", "年三季度", "年Q3", "年H2": 6
    case "Q4", "年第四季度", "年四季度", "年Q4": 9
    default: chineseMonth(rest)
    }
  }

  /// `年3月`.
  private static func chineseMonth(_ rest: String) -> Int? {
    guard rest.hasPrefix("年"), rest.hasSuffix("月"), let month = Int(rest.dropFirst().dropLast()),
      (1...12).contains(month)
    else { return nil }
    return month - 1
  }
}
