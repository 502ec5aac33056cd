import Foundation

/// The part of an address that stands for a title, a tag or a heading.
package enum Slug {
  /// Letters, digits and marks of every script are kept (Han as it is), ASCII is lower-cased, `+` and `#` are spelled
  /// out, so that C, C++ and C# differ, and everything else becomes one hyphen. Nil if nothing is left.
  package static func make(_ text: String) -> String? {
    var slug = String.UnicodeScalarView()
    var hyphen = false
    func append(_ scalars: some Sequence<Unicode.Scalar>) {
      if hyphen, !slug.isEmpty { slug.append("-") }
      hyphen = false
      slug.append(contentsOf: scalars)
    }
    for scalar in normalized(text).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_": append(CollectionOfOne(scalar))
      case "A"..."Z": append(CollectionOfOne(Unicode.Scalar(UInt8(scalar.value) + 32)))
      case "+", "#":
        guard !slug.isEmpty else { continue }
        hyphen = true
        append((scalar == "+" ? "plus" : "sharp").unicodeScalars)
        hyphen = true
      case "'", "\u{2019}": continue
      default:
        guard scalar.value >= 0x80 else {
          hyphen = true
          continue
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
          .letterNumber, .otherNumber:
          append(CollectionOfOne(scalar))
        case .nonspacingMark, .spacingMark:
          if !slug.isEmpty { append(CollectionOfOne(scalar)) }
        case .format, .control, .enclosingMark: continue
        default: hyphen = true
        }
      }
    }
    return slug.isEmpty ? nil : String(slug)
  }

  /// NFC: the form of all names and addresses.
  package static func normalized(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }
}
