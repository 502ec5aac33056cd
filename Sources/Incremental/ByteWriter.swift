/// Values as bytes, one after the other, for the store: what `write` puts down in order, `init(from:)` takes up again.
package protocol Storable {
  func write(to writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws(CorruptBytes)
}

/// Bytes that aren't what a value was written as.
package struct CorruptBytes: Error, Sendable {
  package init() {}
}

package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Seven bits a byte, the lowest first (LEB128); negative numbers fold into the odd ones.
  package mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func add(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func add(raw: some Collection<UInt8>) {
    add(raw.count)
    bytes.append(contentsOf: raw)
  }

  package mutating func add(words: [UInt64]) {
    add(words.count)
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }
  /// Bytes that are still to be read.
  package var rest: Int { bytes.count - offset }

  package mutating func number() throws(CorruptBytes) -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1) }
      shift += 7
    }
    throw CorruptBytes()
  }

  package mutating func word() throws(CorruptBytes) -> UInt64 {
    guard offset + 8 <= bytes.count else { throw CorruptBytes() }
    defer { offset += 8 }
    return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
  }

  package mutating func raw() throws(CorruptBytes) -> ArraySlice<UInt8> {
    let count = try number()
    guard count >= 0, count <= bytes.count - offset else { throw CorruptBytes() }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  package mutating func words() throws(CorruptBytes) -> [UInt64] {
    let count = try number()
    guard count >= 0, count <= (bytes.count - offset) / 8 else { throw CorruptBytes() }
    let start = offset
    offset += count * 8
    return bytes.withUnsafeBytes { source in
      [UInt64](unsafeUninitializedCapacity: count) { words, filled in
        UnsafeMutableRawBufferPointer(words).copyMemory(from: .init(rebasing: source[start..<start + count * 8]))
        filled = count
      }
    }
  }
}

extension Int: Storable {
  package func write(to writer: inout ByteWriter) { writer.add(self) }
  package init(from reader: inout ByteReader) throws(CorruptBytes) { self = try reader.number() }
}

extension Bool: Storable {
  package func write(to writer: inout ByteWriter) { writer.add(self ? 1 : 0) }
  package init(from reader: inout ByteReader) throws(CorruptBytes) { self = try reader.number() != 0 }
}

extension String: Storable {
  package func write(to writer: inout ByteWriter) { writer.add(raw: Array(utf8)) }
  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self = String(decoding: try reader.raw(), as: UTF8.self)
  }
}

extension Fingerprint: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.add(word: high)
    writer.add(word: low)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(high: try reader.word(), low: try reader.word())
  }
}

extension Optional: Storable where Wrapped: Storable {
  package func write(to writer: inout ByteWriter) {
    (self != nil).write(to: &writer)
    self?.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }
}

extension Array: Storable where Element: Storable {
  package func write(to writer: inout ByteWriter) {
    writer.add(count)
    for element in self { element.write(to: &writer) }
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    let count = try reader.number()
    guard count >= 0 else { throw CorruptBytes() }
    self = []
    reserveCapacity(Swift.min(count, reader.rest))
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
}
