/// Joins pairs of characters that overlap into the words they were cut from: 招股 and 股书 were 招股书.
enum Phrases {
  private static let longest = 6

  static func joined(_ terms: [String]) -> [String] {
    var phrases = terms
    var index = 0
    while index < phrases.count {
      while let other = phrases.indices.first(where: { $0 != index && overlaps(phrases[index], phrases[$0]) }) {
        phrases[index] += phrases[other].suffix(1)
        phrases.remove(at: other)
        if other < index { index -= 1 }
      }
      index += 1
    }
    return phrases
  }

  /// Whether the pair `b` goes on where `a` ends.
  private static func overlaps(_ a: String, _ b: String) -> Bool {
    guard a.count >= 2, a.count < longest, b.count == 2, let last = a.last, b.first == last, b != a else {
      return false
    }
    return !last.isASCII && b.last?.isASCII == false
  }
}
