/// How often each term stands in one text; the text itself isn't kept.
package struct TermCounts: Sendable, Equatable {
  /// The bits of the terms, each once, in an order that is the same wherever the same text is counted.
  package private(set) var keys: [UInt64]
  /// As many as `keys`, capped at 255.
  package private(set) var counts: [UInt8]
  /// The terms that can't give their own spelling, and how the text spells each.
  package private(set) var longKeys: [UInt64]
  package private(set) var longWords: [String]

  /// The counts of a text without words.
  package static let none = TermCounts(keys: [], counts: [], longKeys: [], longWords: [])

  /// As they were kept.
  package init(keys: [UInt64], counts: [UInt8], longKeys: [UInt64], longWords: [String]) {
    self.keys = keys
    self.counts = counts
    self.longKeys = longKeys
    self.longWords = longWords
  }

  /// Counts the terms of a title and a text. A term of the title counts as `titleWeight` of the text.
  package init(title: String, text: [UInt8], titleWeight: Int = 4) {
    self = .none
    let table = CountingTable()
    let title = Array(title.utf8)
    let text = Array(text)
    for (part, weight) in [(title, UInt32(titleWeight)), (text, 1)] {
      Tokenizer().forEachTerm(in: part) { token in
        if table.add(token.term, weight), token.term.isHashed {
          longKeys.append(token.term.bits)
          longWords.append(String(decoding: part[token.range], as: UTF8.self))
        }
      }
    }
    keys.reserveCapacity(table.count)
    counts.reserveCapacity(table.count)
    table.forEach { term, count in
      keys.append(term.bits)
      counts.append(UInt8(min(count, 255)))
    }
  }

  /// All of them; `spelling` gives the words of the rarer ones.
  package var terms: some Sequence<Term> { keys.lazy.map(Term.init(bits:)) }

  package func spelling(of term: Term) -> String? {
    longKeys.firstIndex(of: term.bits).map { longWords[$0] }
  }
}
