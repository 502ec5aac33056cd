import Glibc
import Limits

/// Numbers with a word for their size: 万 and 亿 for Chinese readers, K, M and B for others.
package enum CompactNumber {
  /// A size and its word: 1e8 and 亿.
  package struct Unit: Sendable, Equatable {
    package let size: Double
    package let word: String

    package init(size: Double, word: String) {
      self.size = size
      self.word = word
    }
  }

  private static func units(_ language: String) -> [Unit] {
    if language.hasPrefix("zh-Hant") || language.hasPrefix("zh-TW") || language.hasPrefix("zh-HK") {
      return [Unit(size: 1e12, word: "萬億"), Unit(size: 1e8, word: "億"), Unit(size: 1e4, word: "萬")]
    }
    if language.hasPrefix("zh") {
      return [Unit(size: 1e12, word: "万亿"), Unit(size: 1e8, word: "亿"), Unit(size: 1e4, word: "万")]
    }
    if language.hasPrefix("ja") {
      return [Unit(size: 1e12, word: "兆"), Unit(size: 1e8, word: "億"), Unit(size: 1e4, word: "万")]
    }
    return [
      Unit(size: 1e12, word: "T"), Unit(size: 1e9, word: "B"), Unit(size: 1e6, word: "M"), Unit(size: 1e3, word: "K"),
    ]
  }

  /// The unit that fits the largest number of an axis; nil below 10,000.
  package static func unit(for largest: Double, language: String) -> Unit? {
    guard abs(largest) >= 10_000 else { return nil }
    return units(language).first { abs(largest) >= $0.size }
  }

  package static func text(_ value: Double, language: String) -> String {
    guard value.isFinite else { return NumberText.text(value) }
    guard let unit = unit(for: value, language: language) else { return plain(value) }
    return plain(value / unit.size) + unit.word
  }

  /// At most three significant decimals, without trailing zeros, thousands grouped.
  package static func plain(_ value: Double) -> String {
    let digits = value == 0 ? 0 : max(0, min(12, 3 - Int(limited: log10(abs(value)).rounded(.down))))
    let format = NumberFormat(",.\(digits)~f")
    return format?.text(value) ?? NumberText.text(value)
  }
}
