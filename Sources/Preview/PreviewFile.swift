import Incremental

/// A file of the finished site.
package enum PreviewFile: Sendable {
  case bytes([UInt8])
  /// One that is too large to be held: it stays on the disk, and a request costs the bytes that it asks for.
  case stored(Stored)

  package struct Stored: Sendable {
    package let size: Int
    /// Another for other bytes.
    package let tag: String
    /// Fewer bytes than asked for if the file has become shorter.
    package let read: @Sendable (Range<Int>) throws -> [UInt8]

    package init(size: Int, tag: String, read: @escaping @Sendable (Range<Int>) throws -> [UInt8]) {
      self.size = size
      self.tag = tag
      self.read = read
    }
  }

  /// What was promised can't be sent any more: the connection ends.
  struct Shortened: Error {}

  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .stored(let file): file.size
    }
  }

  var tag: String {
    switch self {
    case .bytes(let bytes): Fingerprint(of: bytes).description
    case .stored(let file): file.tag
    }
  }

  func bytes(_ range: Range<Int>) throws -> ArraySlice<UInt8> {
    switch self {
    case .bytes(let bytes): bytes[range]
    case .stored(let file): try file.read(range)[...]
    }
  }
}
