/// How often each term stands in one text; the text itself isn't kept.
package struct TermCounts: Sendable {
  /// Ascending, each once.
  package private(set) var terms: [Term]
  /// As many as `terms`, capped at 255.
  package private(set) var counts: [UInt8]
  /// The spelling of terms that can't give their own.
  package private(set) var longWords: [Term: String]

  /// Counts the terms of a title and a text. A term of the title counts as `titleWeight` of the text.
  package init(title: String, text: some RandomAccessCollection<UInt8>, titleWeight: Int = 4) {
    var table = CountingTable()
    var words: [Term: String] = [:]
    let tokenizer = Tokenizer()
    func add(_ text: some RandomAccessCollection<UInt8>, weight: Int) {
      tokenizer.forEachTerm(in: text) { token in
        let isNew = table.add(token.term, weight)
        if isNew, token.term.isHashed {
          let start = text.index(text.startIndex, offsetBy: token.range.lowerBound)
          let end = text.index(text.startIndex, offsetBy: token.range.upperBound)
          words[token.term] = String(decoding: text[start..<end], as: UTF8.self)
        }
      }
    }
    add(Array(title.utf8), weight: titleWeight)
    add(text, weight: 1)
    let sorted = table.entries.sorted { $0.term < $1.term }
    terms = sorted.map(\.term)
    counts = sorted.map { UInt8(min($0.count, 255)) }
    longWords = words
  }
}

/// An open-addressing hash table that only counts: a `Dictionary` is four times slower here.
private struct CountingTable {
  private var keys: [UInt64]
  private var values: [Int]
  private var used = 0
  private var mask: Int

  init() {
    keys = Array(repeating: 0, count: 4096)
    values = Array(repeating: 0, count: 4096)
    mask = 4095
  }

  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// True if the term wasn't there before.
  mutating func add(_ term: Term, _ weight: Int) -> Bool {
    let slot = slot(term.bits)
    values[slot] += weight
    guard keys[slot] == 0 else { return false }
    keys[slot] = term.bits
    used += 1
    if used * 2 > mask { grow() }
    return true
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: (mask + 1) * 2)
    values = Array(repeating: 0, count: (mask + 1) * 2)
    mask = mask * 2 + 1
    for (key, value) in old {
      let slot = slot(key)
      keys[slot] = key
      values[slot] = value
    }
  }

  var entries: [(term: Term, count: Int)] {
    zip(keys, values).compactMap { $0 == 0 ? nil : (Term(bits: $0), $1) }
  }
}
