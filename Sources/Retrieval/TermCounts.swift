/// How often each term stands in one text; the text itself isn't kept.
package struct TermCounts: Sendable {
  /// Each once, in an order that is the same wherever the same text is counted.
  package private(set) var terms: [Term]
  /// As many as `terms`, capped at 255.
  package private(set) var counts: [UInt8]
  /// The spelling of terms that can't give their own.
  package private(set) var longWords: [Term: String]

  /// Of a text without words.
  package static let none = TermCounts(title: "", text: [])

  /// Counts the terms of a title and a text. A term of the title counts as `titleWeight` of the text.
  package init(title: String, text: [UInt8], titleWeight: Int = 4) {
    let table = CountingTable()
    var words: [Term: String] = [:]
    let title = Array(title.utf8)
    let text = Array(text)
    for (part, weight) in [(title, UInt32(titleWeight)), (text, 1)] {
      Tokenizer().forEachTerm(in: part) { token in
        if table.add(token.term, weight), token.term.isHashed {
          words[token.term] = String(decoding: part[token.range], as: UTF8.self)
        }
      }
    }
    var terms: [Term] = []
    var counts: [UInt8] = []
    terms.reserveCapacity(table.count)
    counts.reserveCapacity(table.count)
    table.forEach { term, count in
      terms.append(term)
      counts.append(UInt8(min(count, 255)))
    }
    self.terms = terms
    self.counts = counts
    longWords = words
  }
}
