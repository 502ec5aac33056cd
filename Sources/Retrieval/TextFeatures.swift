/// Something that texts have in common by their authors' word: a tag, a series.
package struct Label: Sendable, Hashable {
  package let bits: UInt64

  /// `number` stands for the label in this and every other build: 62 bits of its name's fingerprint. The two bits that
  /// terms use are left out.
  package init(_ number: UInt64) { bits = number & (1 << 62 - 1) }
}

/// What a text is about: its heaviest terms and its labels, with their weights.
///
/// Weights are whole numbers, so sums of their products don't depend on the order of summing, and a similarity computed
/// from either side is the same number.
package struct TextFeatures: Sendable, Equatable {
  struct Feature: Sendable, Equatable {
    /// The key of a term or a label.
    let key: UInt64
    let weight: Int32
  }

  /// Stands for a weight of 1; the similarity of a text with itself is its square.
  static let one = 1 << 14

  let features: [Feature]
  /// How the text spells terms that can't give their own spelling.
  package let longKeys: [UInt64]
  package let longWords: [String]

  /// As they were kept; as many keys as weights.
  package init(keys: [UInt64], weights: [Int32], longKeys: [UInt64], longWords: [String]) {
    features = keys.indices.map { Feature(key: keys[$0], weight: weights[$0]) }
    self.longKeys = longKeys
    self.longWords = longWords
  }

  package var keys: [UInt64] { features.map(\.key) }
  package var weights: [Int32] { features.map(\.weight) }

  init(_ features: [Feature], spelling: [(UInt64, String)]) {
    self.features = features
    longKeys = spelling.map(\.0)
    longWords = spelling.map(\.1)
  }

  func spelling(of key: UInt64) -> String? {
    longKeys.firstIndex(of: key).map { longWords[$0] }
  }

  /// The features of a text that nothing is known of.
  package static let none = TextFeatures([], spelling: [])

  static func fixed(_ weight: Double) -> Int32 { Int32((weight * Double(one)).rounded()) }
}
