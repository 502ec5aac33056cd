import Diagnostics

/// Ids of headings: what a link to a part of a page ends in.
package enum HeadingIdentifier {
  /// Letters, digits and marks of every script, ASCII lower-case; spaces become hyphens, everything else vanishes (as
  /// GitHub does). `section` if nothing is left.
  static func make(_ title: String) -> String {
    var id = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_", "-", "\u{4E00}"..."\u{9FFF}": id.append(scalar)
      case "A"..."Z": id.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      case " ": if !id.isEmpty, id.last != "-" { id.append("-") }
      case _ where scalar.value < 0x80:
        if WideCharacters.isSpace(scalar), !id.isEmpty, id.last != "-" { id.append("-") }
      case _ where scalar.isInvisible: continue
      case _ where WideCharacters.isSpace(scalar): if !id.isEmpty, id.last != "-" { id.append("-") }
      default: if isLetter(scalar) || !id.isEmpty && isMark(scalar) { id.append(scalar) }
      }
    }
    while id.last == "-" { id.removeLast() }
    guard !id.isEmpty else { return "section" }
    let made = String(id)
    return isGiven(made) ? "section-" + made : made
  }

  /// Whether the program gives ids that begin like this one: those of charts and of footnotes.
  package static func isGiven(_ id: String) -> Bool { givenPrefixes.contains { id.hasPrefix($0) } }

  private static let givenPrefixes = ["fig-", "fn-", "fnref-"]

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
  }

  /// `Title {#name}`: the name, and the title without it.
  static func written(in text: [UInt8]) -> (name: String, title: [UInt8])? {
    guard text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")),
      brace + 2 < text.count - 1, text[brace + 1] == UInt8(ascii: "#")
    else { return nil }
    let name = text[(brace + 2)..<(text.count - 1)]
    guard !name.contains(where: { $0 <= 0x20 || $0 == 0x7F || "\"'<>&#".utf8.contains($0) }) else { return nil }
    var title = text[..<brace]
    while title.last == 0x20 { title.removeLast() }
    return (String(decoding: name, as: UTF8.self), Array(title))
  }
}

/// The ids that a page uses already.
struct UsedIdentifiers {
  private var used: Set<String> = []
  private var counts: [String: Int] = [:]

  /// `taken` are those of the page round the text.
  init(taken: [String]) { used = Set(taken) }

  /// False if the id is taken.
  mutating func reserve(_ id: String) -> Bool { used.insert(id).inserted }

  /// The id, or the first of `id-2`, `id-3` … that is free.
  mutating func unique(_ id: String) -> String {
    if used.insert(id).inserted { return id }
    var number = counts[id, default: 1] + 1
    while !used.insert("\(id)-\(number)").inserted { number += 1 }
    counts[id] = number
    return "\(id)-\(number)"
  }
}
