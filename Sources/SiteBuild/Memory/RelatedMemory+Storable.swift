package import Incremental
package import Retrieval

extension RelatedMemory.Text: Storable {
  func write(to writer: inout ByteWriter) {
    writer.add(words: terms.keys)
    writer.add(raw: terms.counts)
    Spelling.write(terms.spelling, to: &writer)
    writer.add(words: labels.map(\.bits))
    writer.add(word: signature ?? 0)
    writer.add(words: features.keys)
    features.weights.write(to: &writer)
    Spelling.write(features.spelling, to: &writer)
    neighbours.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    let keys = try reader.words()
    let counts = try Array(reader.raw())
    terms = TermCounts(keys: keys, counts: counts, spelling: try Spelling.read(from: &reader))
    labels = try reader.words().map(Label.init)
    signature = try reader.word()
    let features = try reader.words()
    let weights = try [Int](from: &reader)
    self.features = TextFeatures(keys: features, weights: weights, spelling: try Spelling.read(from: &reader))
    neighbours = try [RelatedMemory.Neighbour]?(from: &reader)
  }

  /// Words of terms that can't give their own spelling.
  private enum Spelling {
    static func write(_ words: [UInt64: String], to writer: inout ByteWriter) {
      writer.add(words.count)
      for (key, word) in words.sorted(by: { $0.key < $1.key }) {
        writer.add(word: key)
        word.write(to: &writer)
      }
    }

    static func read(from reader: inout ByteReader) throws(CorruptBytes) -> [UInt64: String] {
      var words: [UInt64: String] = [:]
      for _ in 0..<max(0, try reader.number()) {
        let key = try reader.word()
        words[key] = try String(from: &reader)
      }
      return words
    }
  }
}

extension RelatedMemory.Neighbour: Storable {
  func write(to writer: inout ByteWriter) {
    path.write(to: &writer)
    Int(score).write(to: &writer)
    reasons.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    path = try String(from: &reader)
    score = Int32(truncatingIfNeeded: try Int(from: &reader))
    reasons = try [RelatedIndex.Reason](from: &reader)
  }
}

extension RelatedIndex.Reason: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .label(let label):
      true.write(to: &writer)
      writer.add(word: label.bits)
    case .term(let word):
      false.write(to: &writer)
      word.write(to: &writer)
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self = try Bool(from: &reader) ? .label(Label(try reader.word())) : .term(try String(from: &reader))
  }
}

extension RelatedMemory.Options: Storable {
  func write(to writer: inout ByteWriter) {
    listLength.write(to: &writer)
    writer.add(word: labelWeight.bitPattern)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    listLength = try Int(from: &reader)
    labelWeight = Double(bitPattern: try reader.word())
  }
}
