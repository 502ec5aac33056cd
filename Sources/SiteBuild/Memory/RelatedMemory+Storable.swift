import Incremental
import Retrieval

// Texts are kept by the segment, not one by one: what is the same of all of them lies in one piece. Their terms, which are
// nine tenths of the bytes and change with the text alone, have a segment of their own.

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

  static func bytesOfTerms(_ texts: [(String, RelatedMemory.Text)]) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(texts.count)
    for (_, text) in texts {
      writer.add(text.terms.keys.count)
      writer.add(words: text.terms.longKeys)
      text.terms.longWords.write(to: &writer)
    }
    var keys: [UInt64] = []
    var counts: [UInt8] = []
    for (_, text) in texts {
      keys += text.terms.keys
      counts += text.terms.counts
    }
    writer.add(words: keys)
    writer.add(raw: counts)
    return writer.bytes
  }

  /// Of the two segments of one number.
  static func values(in bytes: [UInt8], terms: [UInt8]) throws -> [(String, RelatedMemory.Text)] {
    let terms = try Self.terms(in: terms)
    var reader = ByteReader(bytes)
    guard try reader.number() == terms.count else { throw CorruptBytes() }
    var texts: [(String, RelatedMemory.Text)] = []
    texts.reserveCapacity(terms.count)
    for terms in terms {
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
        (path, RelatedMemory.Text(terms: terms, labels: labels, features: features, neighbours: neighbours)))
    }
    guard reader.isAtEnd else { throw CorruptBytes() }
    return texts
  }

  private static func terms(in bytes: [UInt8]) throws(CorruptBytes) -> [TermCounts] {
    var reader = ByteReader(bytes)
    var heads: [(count: Int, longKeys: [UInt64], longWords: [String])] = []
    for _ in 0..<max(0, try reader.number()) {
      heads.append((try reader.number(), try reader.words(), try [String](from: &reader)))
    }
    let keys = try reader.words()
    let counts = try reader.raw()
    var start = 0
    var terms: [TermCounts] = []
    for head in heads {
      let end = start + head.count
      guard head.count >= 0, end <= keys.count, end <= counts.count else { throw CorruptBytes() }
      terms.append(
        TermCounts(
          keys: keys[start..<end], counts: counts[(counts.startIndex + start)..<(counts.startIndex + end)],
          longKeys: head.longKeys, longWords: head.longWords))
      start = end
    }
    guard start == keys.count, start == counts.count, reader.isAtEnd else { throw CorruptBytes() }
    return terms
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
