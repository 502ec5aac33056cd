/// Reads HTML as the renderer writes it, and says what is wrong with it: tags that don't match, attributes without
/// quotes, signs that should be references, ids that come twice, addresses that run something.
package struct MarkupCheck {
  private var open: [String] = []
  private var ids: Set<String> = []

  private static let void: Set<String> = ["img", "br", "hr", "input", "wbr"]

  /// Nil if nothing is wrong.
  package static func fault(in html: [UInt8]) -> String? {
    guard let text = String(validating: html, as: UTF8.self) else { return "isn't UTF-8" }
    if text.unicodeScalars.contains(where: { (0xFDD0...0xFDD3).contains($0.value) }) { return "a mark was left" }
    var check = MarkupCheck()
    return check.read(html)
  }

  private mutating func read(_ html: [UInt8]) -> String? {
    let (opening, closing) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
    let parts = html.split(separator: opening, omittingEmptySubsequences: false)
    if parts[0].contains(closing) { return "a lone >" }
    for part in parts.dropFirst() {
      // No attribute holds a `>`: it is written as a reference.
      let pieces = part.split(separator: closing, maxSplits: 1, omittingEmptySubsequences: false)
      let tag = String(decoding: pieces[0], as: UTF8.self)
      guard pieces.count == 2 else { return "an open tag: <\(tag.prefix(60))" }
      if pieces[1].contains(closing) { return "a lone > after <\(tag)>" }
      if let fault = self.tag(tag[...]) { return fault }
    }
    return open.isEmpty ? nil : "not closed: \(open)"
  }

  private mutating func tag(_ tag: Substring) -> String? {
    if tag.hasPrefix("/") {
      guard open.popLast() == String(tag.dropFirst()) else { return "</\(tag.dropFirst())> closes nothing" }
      return nil
    }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    guard !name.isEmpty else { return "no name: <\(tag.prefix(60))>" }
    if !Self.void.contains(name) { open.append(name) }
    return attributes(tag.dropFirst(name.count))
  }

  private mutating func attributes(_ text: Substring) -> String? {
    var rest = text.unicodeScalars.drop { $0 == " " }
    while let first = rest.first, first != "/" {
      guard let equals = rest.firstIndex(of: "="), rest[rest.index(after: equals)...].first == "\"" else {
        return "an attribute without quotes: \(text)"
      }
      let name = String(rest[..<equals])
      let value = rest[rest.index(equals, offsetBy: 2)...].prefix { $0 != "\"" }
      rest = rest[value.endIndex...]
      guard rest.popFirst() == "\"" else { return "an open attribute: \(text)" }
      if let fault = attribute(name, String(value)) { return fault }
      rest = rest.drop { $0 == " " }
    }
    return nil
  }

  private mutating func attribute(_ name: String, _ value: String) -> String? {
    if name == "id", !ids.insert(value).inserted { return "the id \(value) comes twice" }
    let runs = (name == "href" || name == "src") && value.lowercased().hasPrefix("javascript:")
    return runs ? "runs: \(value)" : nil
  }
}
