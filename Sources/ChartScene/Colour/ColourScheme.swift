/// The named colour schemes.
package enum ColourScheme {
  package static var names: [String] {
    (Array(ColourSchemeTable.continuous.keys) + Array(ColourSchemeTable.discrete.keys)).sorted()
  }

  /// The colours of a categorical scheme; nil if the name isn't one.
  package static func discrete(_ name: String) -> [Colour]? {
    ColourSchemeTable.discrete[name].map(colours)
  }

  /// The run of colours of a sequential or diverging scheme; nil if the name isn't one.
  package static func continuous(_ name: String) -> ColourRamp? {
    ColourSchemeTable.continuous[name].map { ColourRamp(colours($0)) }
  }

  private static func colours(_ digits: String) -> [Colour] {
    let bytes = Array(digits.utf8)
    func value(_ index: Int) -> Double {
      func digit(_ byte: UInt8) -> Int { Int(byte) - (byte < 58 ? 48 : 87) }
      return Double(digit(bytes[index]) * 16 + digit(bytes[index + 1]))
    }
    return stride(from: 0, to: bytes.count - 5, by: 6).map {
      Colour(red: value($0), green: value($0 + 2), blue: value($0 + 4))
    }
  }
}
