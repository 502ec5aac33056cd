/// A word as the index knows it, packed into 64 bits; equal words are equal terms.
///
/// Two neighbouring wide characters are stored as they are, a Latin word of up to ten letters and digits with six bits
/// each, a longer one by its FNV-1a hash. The two top bits tell which.
package struct Term: Sendable, Hashable, Comparable {
  package let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  private static let wide: UInt64 = 1 << 62
  private static let short: UInt64 = 2 << 62
  private static let long: UInt64 = 3 << 62

  /// `second` is 0 for a character that stands alone.
  init(wide first: UInt32, _ second: UInt32) {
    bits = Self.wide | UInt64(first) << 21 | UInt64(second)
  }

  /// `word` holds lower-case ASCII letters, digits and UTF-8 of other letters.
  init(word: some Collection<UInt8>) {
    if word.count <= 10, let packed = Self.pack(word) {
      bits = Self.short | packed
      return
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    bits = Self.long | (hash >> 2)
  }

  private static func pack(_ word: some Collection<UInt8>) -> UInt64? {
    var packed: UInt64 = 0
    for byte in word {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): packed = packed << 6 | UInt64(byte - UInt8(ascii: "a") + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): packed = packed << 6 | UInt64(byte - UInt8(ascii: "0") + 27)
      case UInt8(ascii: "+"): packed = packed << 6 | 37
      case UInt8(ascii: "#"): packed = packed << 6 | 38
      default: return nil
      }
    }
    return packed
  }

  package static func < (a: Term, b: Term) -> Bool { a.bits < b.bits }

  /// The two characters of a wide term, the second 0 if there is only one.
  var wideCharacters: (UInt32, UInt32)? {
    isWide ? (UInt32((bits & ~Self.long) >> 21), UInt32(bits & 0x1F_FFFF)) : nil
  }

  /// Digits only: a year or an amount is no subject.
  var isNumber: Bool {
    guard bits >> 62 == 2 else { return false }
    var packed = bits & ~Self.long
    while packed > 0 {
      guard (27...36).contains(packed & 63) else { return false }
      packed >>= 6
    }
    return true
  }

  /// Whether the word itself can't be told from the term.
  package var isHashed: Bool { bits >> 62 == 3 }

  package var isWide: Bool { bits >> 62 == 1 }

  /// The word; nil for a long one, of which only the hash is known.
  package var text: String? {
    switch bits >> 62 {
    case 1:
      let scalars = [(bits & ~Self.long) >> 21, bits & 0x1F_FFFF].compactMap {
        $0 == 0 ? nil : Unicode.Scalar(UInt32($0))
      }
      return String(String.UnicodeScalarView(scalars))
    case 2:
      var letters: [UInt8] = []
      var packed = bits & ~Self.long
      while packed > 0 {
        let code = UInt8(packed & 63)
        switch code {
        case 1...26: letters.append(code - 1 + UInt8(ascii: "a"))
        case 27...36: letters.append(code - 27 + UInt8(ascii: "0"))
        case 37: letters.append(UInt8(ascii: "+"))
        default: letters.append(UInt8(ascii: "#"))
        }
        packed >>= 6
      }
      return String(decoding: letters.reversed(), as: UTF8.self)
    default: return nil
    }
  }
}
