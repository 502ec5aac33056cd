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

  /// Of something that isn't there.
  package static let none = Fingerprint(high: 0, low: 0)

  package init(of bytes: some Collection<UInt8>) {
    let hash =
      bytes.withContiguousStorageIfAvailable { XXH3_128bits($0.baseAddress, $0.count) }
      ?? Array(bytes).withUnsafeBufferPointer { XXH3_128bits($0.baseAddress, $0.count) }
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

  package init?(_ description: some StringProtocol) {
    guard description.utf8.count == 32,
      let high = UInt64(description.prefix(16), radix: 16),
      let low = UInt64(description.dropFirst(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }
}
