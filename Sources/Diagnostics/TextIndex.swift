import Synchronization

/// Where the lines of a text begin, made at the first question: so the place of each of many problems costs the same,
/// wherever it is, also in one line of a megabyte.
final class TextIndex: Sendable {
  private let made = Mutex<Marks?>(nil)

  struct Marks {
    /// The byte that each line begins at, and the scalars before it.
    fileprivate(set) var lines: [(byte: Int, scalars: Int)] = [(0, 0)]
    /// The byte of each 256th scalar.
    private var bytes: [Int] = []
    private(set) var scalars = 0
    private static let step = 256

    init(_ text: ArraySlice<UInt8>) {
      text.withUnsafeBufferPointer { text in
        for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
          if scalars % Self.step == 0 { bytes.append(offset) }
          scalars += 1
          if byte == UInt8(ascii: "\n") { lines.append((offset + 1, scalars)) }
        }
      }
    }

    /// The index of the line that a byte is in.
    func line(of byte: Int) -> Int { Self.last(in: lines.indices) { lines[$0].byte <= byte } }

    /// Scalars that begin before a byte.
    func scalars(before byte: Int, in text: ArraySlice<UInt8>) -> Int {
      guard !bytes.isEmpty else { return 0 }
      let mark = Self.last(in: bytes.indices) { bytes[$0] <= byte }
      let part = text[(text.startIndex + min(bytes[mark], byte))..<(text.startIndex + byte)]
      return mark * Self.step + part.count { $0 & 0xC0 != 0x80 }
    }

    /// The byte that the scalar with this number begins at, or the end of the text.
    func byte(of scalar: Int, in text: ArraySlice<UInt8>) -> Int {
      guard scalar < scalars else { return text.count }
      var left = scalar % Self.step
      var offset = bytes[scalar / Self.step]
      while left > 0 {
        offset += 1
        if text[text.startIndex + offset] & 0xC0 != 0x80 { left -= 1 }
      }
      return offset
    }

    /// The last of ascending indices for which something holds; the first if it holds for none.
    private static func last(in indices: Range<Int>, where holds: (Int) -> Bool) -> Int {
      var (low, high) = (indices.lowerBound, indices.upperBound)
      while high - low > 1 {
        let middle = (low + high) / 2
        if holds(middle) { low = middle } else { high = middle }
      }
      return low
    }
  }

  func marks(of text: ArraySlice<UInt8>) -> Marks {
    made.withLock { made in
      if let made { return made }
      let new = Marks(text)
      made = new
      return new
    }
  }
}
