/// Marks and groups of numbers in a language, as d3-format's locale definition has them.
package final class NumberLocale: Sendable {
  package let decimal: String
  package let thousands: String
  package let grouping: [Int]
  package let currency: (String, String)
  package let minus: String

  private init(decimal: String, thousands: String, grouping: [Int], currency: (String, String), minus: String) {
    self.decimal = decimal
    self.thousands = thousands
    self.grouping = grouping
    self.currency = currency
    self.minus = minus
  }

  package static let english = NumberLocale(
    decimal: ".", thousands: ",", grouping: [3], currency: ("$", ""), minus: "\u{2212}")

  /// Digits in groups from the right, up to a width.
  func grouped(_ digits: String, width: Int) -> String {
    if digits.utf8.count <= grouping[0], width == .max { return digits }
    guard digits.allSatisfy({ $0 >= "0" && $0 <= "9" }) else { return digits }
    var rest = Substring(digits)
    var groups: [Substring] = []
    var index = 0
    var length = 0
    var size = grouping[0]
    while !rest.isEmpty, size > 0 {
      if length + size + 1 > width { size = max(1, width - length) }
      groups.append(rest.suffix(size))
      rest = rest.dropLast(size)
      length += size + 1
      if length > width { break }
      index = (index + 1) % grouping.count
      size = grouping[index]
    }
    return groups.reversed().joined(separator: thousands)
  }
}
