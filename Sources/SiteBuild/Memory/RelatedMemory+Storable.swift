package import Incremental
package import Retrieval

extension RelatedMemory.Text: Storable {
  func write(to writer: inout ByteWriter) {
    writer.add(words: terms.keys)
    writer.add(raw: terms.counts)
    writer.add(words: terms.longKeys)
    terms.longWords.write(to: &writer)
    writer.add(words: labels.map(\.bits))
    let features = features ?? .none
    writer.add(words: features.keys)
    features.weights.write(to: &writer)
    writer.add(words: features.longKeys)
    features.longWords.write(to: &writer)
    neighbours.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    terms = TermCounts(
      keys: try reader.words(), counts: Array(try reader.raw()), longKeys: try reader.words(),
      longWords: try [String](from: &reader))
    labels = try reader.words().map(Label.init)
    features = TextFeatures(
      keys: try reader.words(), weights: try [Int](from: &reader), longKeys: try reader.words(),
      longWords: try [String](from: &reader))
    neighbours = try [RelatedMemory.Neighbour]?(from: &reader)
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
