import XMLOutput

/// Puts the interface's strings in the place of their tags: `{{strings.next}}` → `下一篇`.
enum StringTags {
  /// Unknown strings keep their tags; loading has reported them.
  static func filled(_ template: String, with words: UIStrings) -> String {
    var filled = ""
    var rest = template[...]
    while let tag = rest.firstRange(of: /\{\{\s*strings\.(\w+)\s*\}\}/) {
      filled += rest[..<tag.lowerBound]
      let key = rest[tag].drop { $0 == "{" || $0 == " " }.dropFirst("strings.".count).prefix { $0 != " " && $0 != "}" }
      if case .text(let text) = words.value(named: String(key)) {
        filled += XMLEscape.text(text)
      } else {
        filled += rest[tag]
      }
      rest = rest[tag.upperBound...]
    }
    return filled + rest
  }
}
