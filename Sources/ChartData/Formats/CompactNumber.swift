import Glibc
import Limits

/// Numbers with a word for their size: 万 and 亿 for Chinese readers, K, M and B for others.
package struct CompactNumber: Sendable {
  /// A size and its word: 1e8 and 亿.
  package struct Unit: Sendable, Equatable {
    package let size: Double
    package let word: String
  }

  /// The largest first.
  package let units: [Unit]

  /// From sizes and their words, as tables of words have them: `1e8 亿, 1e4 万`.
  package init(_ text: String) {
    units = text.split(separator: ",").compactMap { part in
      let words = part.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let size = Double(words[0]), size.isFinite, size > 0 else { return nil }
      return Unit(size: size, word: String(words[1]))
    }.sorted { $0.size > $1.size }
  }

  package static let englishUnits = "1e12 T, 1e9 B, 1e6 M, 1e3 K"
  package static let english = CompactNumber(englishUnits)

  /// The unit that fits the largest number of an axis; nil below 10,000.
  package func unit(for largest: Double) -> Unit? {
    guard abs(largest) >= 10_000 else { return nil }
    return units.first { abs(largest) >= $0.size }
  }

  package func text(_ value: Double) -> String {
    guard value.isFinite else { return NumberText.text(value) }
    guard let unit = unit(for: value) else { return Self.plain(value) }
    return Self.plain(value / unit.size) + unit.word
  }

  /// At most three significant decimals, without trailing zeros, thousands grouped.
  package static func plain(_ value: Double) -> String {
    let digits = value == 0 ? 0 : max(0, min(12, 3 - Int(limited: log10(abs(value)).rounded(.down))))
    let format = NumberFormat(",.\(digits)~f")
    return format?.text(value) ?? NumberText.text(value)
  }
}
