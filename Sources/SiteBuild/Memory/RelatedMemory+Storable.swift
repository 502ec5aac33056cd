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
    writer.add(words: features.weights.map { UInt64(bitPattern: Int64($0)) })
    writer.add(words: features.longKeys)
    features.longWords.write(to: &writer)
    // Loops of their own, here and below: a list of ten thousand texts is mostly this, and generic code takes twice as long.
    writer.add(neighbours?.count ?? -1)
    for neighbour in neighbours ?? [] { neighbour.write(to: &writer) }
  }

  convenience init(from reader: inout ByteReader) throws(CorruptBytes) {
    let terms = TermCounts(
      keys: try reader.words(), counts: Array(try reader.raw()), longKeys: try reader.words(),
      longWords: try [String](from: &reader))
    let labels = try reader.words().map(Label.init)
    let features = TextFeatures(
      keys: try reader.words(), weights: try reader.words().map { Int(truncatingIfNeeded: $0) },
      longKeys: try reader.words(),
      longWords: try [String](from: &reader))
    let count = try reader.number()
    var neighbours: [RelatedMemory.Neighbour] = []
    for _ in 0..<max(0, count) { neighbours.append(try RelatedMemory.Neighbour(from: &reader)) }
    self.init(terms: terms, labels: labels, features: features, neighbours: count < 0 ? nil : neighbours)
  }
}

extension RelatedMemory.Neighbour: Storable {
  func write(to writer: inout ByteWriter) {
    path.write(to: &writer)
    Int(score).write(to: &writer)
    writer.add(reasons.count)
    for reason in reasons { reason.write(to: &writer) }
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    path = try String(from: &reader)
    score = Int32(truncatingIfNeeded: try Int(from: &reader))
    var reasons: [RelatedIndex.Reason] = []
    for _ in 0..<max(0, try reader.number()) { reasons.append(try RelatedIndex.Reason(from: &reader)) }
    self.reasons = reasons
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
