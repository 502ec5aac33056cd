/// Ids of headings: what a link to a part of a page ends in.
enum HeadingIdentifier {
  /// Letters, digits and marks of every script, ASCII lower-case; spaces become hyphens, everything else vanishes (as
  /// GitHub does). `section` if nothing is left.
  static func make(_ title: String) -> String {
    var id = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_", "-": id.append(scalar)
      case "A"..."Z": id.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      case " ", "\t", "\u{3000}", "\u{A0}": if !id.isEmpty, id.last != "-" { id.append("-") }
      default:
        guard scalar.value >= 0x80 else { continue }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
          .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
          id.append(scalar)
        default: continue
        }
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "section" : String(id)
  }
}
