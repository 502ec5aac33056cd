/// Letters that look otherwise in mathematics: double-struck, script, bold.
struct MathAlphabet {
  /// The capital A, the small a, the digit 0, the capital and the small alpha; 0 for none.
  private let starts: [UInt32]
  /// Letters that Unicode had before the alphabet.
  private let others: [UInt8: UInt32]

  private init(_ starts: [UInt32], _ others: [Character: UInt32] = [:]) {
    self.starts = starts
    self.others = Dictionary(
      others.compactMap { letter, scalar in letter.asciiValue.map { ($0, scalar) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static let all: [String: MathAlphabet] = [
    "bold": .init([0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2]),
    "italic": .init([0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC], ["h": 0x210E]),
    "bold-italic": .init([0x1D468, 0x1D482, 0, 0x1D71C, 0x1D736]),
    "script": .init(
      [0x1D49C, 0x1D4B6, 0, 0, 0],
      [
        "B": 0x212C, "E": 0x2130, "F": 0x2131, "H": 0x210B, "I": 0x2110, "L": 0x2112, "M": 0x2133, "R": 0x211B,
        "e": 0x212F, "g": 0x210A, "o": 0x2134,
      ]),
    "bold-script": .init([0x1D4D0, 0x1D4EA, 0, 0, 0]),
    "fraktur": .init(
      [0x1D504, 0x1D51E, 0, 0, 0], ["C": 0x212D, "H": 0x210C, "I": 0x2111, "R": 0x211C, "Z": 0x2128]),
    "bold-fraktur": .init([0x1D56C, 0x1D586, 0, 0, 0]),
    "double-struck": .init(
      [0x1D538, 0x1D552, 0x1D7D8, 0, 0],
      ["C": 0x2102, "H": 0x210D, "N": 0x2115, "P": 0x2119, "Q": 0x211A, "R": 0x211D, "Z": 0x2124]),
    "sans-serif": .init([0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0]),
    "bold-sans-serif": .init([0x1D5D4, 0x1D5EE, 0x1D7EC, 0x1D756, 0x1D770]),
    "sans-serif-italic": .init([0x1D608, 0x1D622, 0, 0, 0]),
    "sans-serif-bold-italic": .init([0x1D63C, 0x1D656, 0, 0x1D790, 0x1D7AA]),
    "monospace": .init([0x1D670, 0x1D68A, 0x1D7F6, 0, 0]),
  ]

  private func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if let ascii = UInt8(exactly: scalar.value), let other = others[ascii] { return Unicode.Scalar(other) }
    let (start, offset): (Int, UInt32) =
      switch scalar {
      case "A"..."Z": (0, scalar.value - 0x41)
      case "a"..."z": (1, scalar.value - 0x61)
      case "0"..."9": (2, scalar.value - 0x30)
      case "Α"..."Ω": (3, scalar.value - 0x391)
      case "α"..."ω": (4, scalar.value - 0x3B1)
      default: (2, UInt32.max)
      }
    guard offset != UInt32.max, starts[start] > 0 else { return nil }
    return Unicode.Scalar(starts[start] + offset)
  }

  /// The text with the letters of the alphabet that `name` stands for; nil if there is none, or if the text isn't one of
  /// letters only.
  static func letters(_ text: ArraySlice<UInt8>, in name: ArraySlice<UInt8>) -> [UInt8]? {
    // What is escaped is no letter.
    guard let alphabet = all[String(decoding: name, as: UTF8.self)], !text.contains(UInt8(ascii: "&")) else {
      return nil
    }
    var letters = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      letters.append(alphabet.scalar(scalar) ?? scalar)
    }
    return Array(String(letters).utf8)
  }
}
