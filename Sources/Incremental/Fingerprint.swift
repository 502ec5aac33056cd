import CXXHash

/// 128 bits that stand for a value: equal values have equal fingerprints on every machine, different ones differ
/// (XXH3-128 of libxxhash; not meant to resist an adversary).
package struct Fingerprint: Sendable, Hashable, Comparable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The fingerprint of something that isn't there.
  package static let none = Fingerprint(high: 0, low: 0)

  package init(of bytes: some Collection<UInt8>) {
    let hash =
      bytes.withContiguousStorageIfAvailable { XXH3_128bits($0.baseAddress, $0.count) }
      ?? Array(bytes).withUnsafeBufferPointer { XXH3_128bits($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The fingerprint of two fingerprints in a row.
  package init(of first: Fingerprint, _ second: Fingerprint) {
    var words = (first.high, first.low, second.high, second.low)
    let hash = withUnsafeBytes(of: &words) { XXH3_128bits($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  package static func < (a: Fingerprint, b: Fingerprint) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
}

extension Fingerprint: CustomStringConvertible {
  /// 32 hexadecimal digits.
  package var description: String {
    [high, low].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// `digits` are those of a description.
  package init?(hexadecimal digits: ArraySlice<UInt8>) {
    guard digits.count == 32 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for digit in digits {
      let value: UInt64
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt64(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = UInt64(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
      words = (words.0 << 4 | words.1 >> 60, words.1 << 4 | value)
    }
    self.init(high: words.0, low: words.1)
  }
}
