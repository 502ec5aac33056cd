import Foundation

/// NFC in linear time: the library's own grows with the square of the letters that have marks.
enum CanonicalForm {
  /// Bytes that are given to the library at once.
  private static let piece = 1024

  static func composed(_ text: String) -> String {
    guard text.utf8.count > piece else { return text.precomposedStringWithCanonicalMapping }
    var composed = ""
    var start = text.startIndex
    var (index, bytes) = (start, 0)
    while index < text.endIndex {
      let scalar = text.unicodeScalars[index]
      if bytes >= piece, isBoundary(scalar) {
        composed += String(text[start..<index]).precomposedStringWithCanonicalMapping
        (start, bytes) = (index, 0)
      }
      bytes += UTF8.width(scalar)
      index = text.unicodeScalars.index(after: index)
    }
    return composed + String(text[start...]).precomposedStringWithCanonicalMapping
  }

  /// Whether a text can be cut before a scalar: letters never join what stands before them, but for the later parts of
  /// Hangul syllables and the vowels of Kirat Rai.
  private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: return true
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x16D40...0x16D7F: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: return true
    default: return false
    }
  }
}
