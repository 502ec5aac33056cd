import Diagnostics
import Limits

/// The part of an address that stands for a title, a tag or a heading.
package enum Slug {
  /// Letters, digits and marks of every script are kept (Han as it is), ASCII is lower-cased, `+` and `#` are spelled
  /// out, so that C, C++ and C# differ, invisible characters vanish, and everything else becomes one hyphen. Nil if nothing is left.
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
        if scalar.isInvisible { continue }
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
    // What stood between a letter and its mark may be gone.
    return slug.isEmpty ? nil : normalized(String(slug))
  }

  /// The slug of a text; throws what is wrong with it if it is none or is too long for the name of a folder.
  static func checked(_ text: String, kind: String) throws(ContentProblem) -> String {
    guard !isTooLong(text) else { throw .tooLong(kind: kind, limit: .nameBytes) }
    guard let slug = make(text) else { throw .emptySlug(kind: kind, text: text) }
    guard slug.utf8.count <= Limit.nameBytes.most else { throw .tooLong(kind: kind, limit: .nameBytes) }
    return slug
  }

  /// Whether a text is longer than any that a name could be made from.
  static func isTooLong(_ text: String) -> Bool { text.utf8.count > 8 * Limit.nameBytes.most }

  /// NFC: the form of all names and addresses.
  package static func normalized(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : CanonicalForm.composed(text)
  }
}
