/// Bytes of text, written one after the other. The array behind them is longer than they are, so that appending a few is
/// a store without a call.
package struct ByteBuffer: Sendable {
  @usableFromInline var storage: [UInt8]
  @usableFromInline package private(set) var count = 0

  package init(capacity: Int) { storage = [UInt8](repeating: 0, count: max(64, capacity)) }

  private init() { storage = [] }

  /// Without a place for bytes yet.
  package static let none = ByteBuffer()

  package var bytes: [UInt8] { Array(storage[..<count]) }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = byte
    count += 1
  }

  /// Up to eight bytes, the first one the lowest of the number.
  @inlinable
  package mutating func append(packed: UInt64, count size: Int) {
    if count + 8 > storage.count { grow(by: 8) }
    let place = count
    storage.withUnsafeMutableBytes { $0.storeBytes(of: packed.littleEndian, toByteOffset: place, as: UInt64.self) }
    count += size
  }

  @inlinable
  package mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// ` name="`
  package mutating func append(attribute name: StaticString) {
    let size = name.utf8CodeUnitCount
    if count + size + 3 > storage.count { grow(by: size + 3) }
    let place = count
    storage.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress?.advanced(by: place) else { return }
      start.storeBytes(of: UInt8(ascii: " "), as: UInt8.self)
      start.advanced(by: 1).copyMemory(from: name.utf8Start, byteCount: size)
      start.storeBytes(of: UInt8(ascii: "="), toByteOffset: size + 1, as: UInt8.self)
      start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: size + 2, as: UInt8.self)
    }
    count += size + 3
  }

  package mutating func append(_ part: some Sequence<UInt8>) {
    if part.withContiguousStorageIfAvailable({ append($0) }) == nil {
      for byte in part { append(byte) }
    }
  }

  @inlinable
  package mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
    guard let source = part.baseAddress, !part.isEmpty else { return }
    if count + part.count > storage.count { grow(by: part.count) }
    let place = count
    storage.withUnsafeMutableBytes {
      $0.baseAddress?.advanced(by: place).copyMemory(from: source, byteCount: part.count)
    }
    count += part.count
  }

  @usableFromInline
  mutating func grow(by size: Int) {
    storage += [UInt8](repeating: 0, count: max(storage.count, size))
  }
}
