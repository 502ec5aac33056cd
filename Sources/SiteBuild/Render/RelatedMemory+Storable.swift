package import Incremental
package import Retrieval

// How often each term stands in a text is kept for each text by itself, and rarely read; where the terms are counted, and
// everything else, in segments of their own.

extension RelatedMemory.Text {
  /// Of everything but the terms.
  static func bytes(_ texts: [(String, RelatedMemory.Text)]) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(texts.count)
    for (path, text) in texts {
      path.write(to: &writer)
      writer.add(words: text.labels.map(\.bits))
      let features = text.features ?? .none
      writer.add(words: features.keys)
      for weight in features.weights { writer.add(Int(weight)) }
      writer.add(words: features.longKeys)
      features.longWords.write(to: &writer)
      writer.add(text.neighbours == nil ? 0 : 1)
      text.neighbours?.write(to: &writer)
    }
    return writer.bytes
  }

  var bytesOfTerms: [UInt8] {
    var writer = ByteWriter()
    counts?.write(to: &writer)
    return writer.bytes
  }

  /// `frequency` is the table that they are counted in.
  static func bytesOfCells(_ texts: [(String, RelatedMemory.Text)], _ frequency: DocumentFrequency) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(texts.count)
    for (_, text) in texts {
      switch text.terms {
      case .counted(let counts): writer.add(raw: frequency.cells(of: counts).bytes)
      case .kept(let cells): writer.add(raw: cells.bytes)
      }
    }
    return writer.bytes
  }

  /// Of the two segments of one number.
  static func values(in bytes: [UInt8], cells: [UInt8]) throws -> [(String, RelatedMemory.Text)] {
    var reader = ByteReader(bytes)
    var cells = ByteReader(cells)
    let count = try reader.number()
    guard count >= 0, try cells.number() == count else { throw CorruptBytes() }
    var texts: [(String, RelatedMemory.Text)] = []
    for _ in 0..<count {
      let path = try String(from: &reader)
      let labels = try reader.words().map(Label.init)
      let keys = try reader.words()
      var weights: [Int32] = []
      weights.reserveCapacity(keys.count)
      for _ in keys { weights.append(Int32(truncatingIfNeeded: try reader.number())) }
      let features = TextFeatures(
        keys: keys, weights: weights, longKeys: try reader.words(), longWords: try [String](from: &reader))
      let neighbours = try reader.number() == 0 ? nil : try RelatedMemory.Neighbours(from: &reader)
      texts.append(
        (
          path,
          RelatedMemory.Text(
            .kept(TermCells(try cells.raw())), labels: labels, features: features, neighbours: neighbours)
        ))
    }
    guard reader.isAtEnd, cells.isAtEnd else { throw CorruptBytes() }
    return texts
  }
}

extension TermCounts: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.add(words: Array(keys))
    writer.add(raw: counts)
    writer.add(words: longKeys)
    longWords.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(
      keys: try reader.words(), counts: Array(try reader.raw()), longKeys: try reader.words(),
      longWords: try [String](from: &reader))
  }
}

extension DocumentFrequency.Kept: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.add(raw: cells)
    large.write(to: &writer)
    writer.add(words: labels)
    labelCounts.write(to: &writer)
    writer.add(texts)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(
      cells: Array(try reader.raw()), large: try [Int](from: &reader), labels: try reader.words(),
      labelCounts: try [Int](from: &reader), texts: try reader.number())
  }
}

extension RelatedMemory.Neighbours: Storable {
  func write(to writer: inout ByteWriter) {
    writer.add(count)
    for place in 0..<count {
      articles[place].write(to: &writer)
      writer.add(Int(scores[place]))
      writer.add(reasons(at: place).count)
    }
    for reason in reasons { reason.write(to: &writer) }
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init()
    var ends: [Int] = []
    for _ in 0..<max(0, try reader.number()) {
      articles.append(try Fingerprint(from: &reader))
      scores.append(Int32(truncatingIfNeeded: try reader.number()))
      ends.append((ends.last ?? 0) + max(0, try reader.number()))
    }
    self.ends = ends
    reasons.reserveCapacity(min(ends.last ?? 0, 1000))
    for _ in 0..<(ends.last ?? 0) { reasons.append(try RelatedIndex.Reason(from: &reader)) }
  }
}

extension RelatedIndex.Reason {
  fileprivate func write(to writer: inout ByteWriter) {
    switch self {
    case .label(let label):
      true.write(to: &writer)
      writer.add(word: label.bits)
    case .term(let word):
      false.write(to: &writer)
      word.write(to: &writer)
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(CorruptBytes) {
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
