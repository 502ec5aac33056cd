/// A regular expression as written between slashes. Matching uses the standard library's engine.
package struct TextPattern: Sendable {
  package let source: String
  package let flags: String

  package init(_ source: String, flags: String = "") {
    self.source = source
    self.flags = flags
  }

  private var regex: Regex<AnyRegexOutput>? {
    guard source.utf8.count <= 1000, let regex = try? Regex(source) else { return nil }
    return flags.contains("i") ? regex.ignoresCase() : regex
  }

  package func matches(_ text: String) -> Bool {
    guard let regex else { return false }
    return text.firstMatch(of: regex) != nil
  }

  /// The whole match and its groups; nil if there is none.
  package func groups(in text: String) -> [String?]? {
    guard let regex, let match = text.firstMatch(of: regex) else { return nil }
    return match.output.map { $0.substring.map(String.init) }
  }

  package func replacing(in text: String, with replacement: String) -> String {
    guard let regex else { return text }
    let limit = flags.contains("g") ? Int.max : 1
    return text.replacing(regex, maxReplacements: limit) { match in
      var out = ""
      var iterator = Array(replacement)[...]
      while let character = iterator.popFirst() {
        if character == "$", let digit = iterator.first?.wholeNumberValue, digit < match.output.count {
          out += match.output[digit].substring ?? ""
          iterator.removeFirst()
        } else if character == "$", iterator.first == "&" {
          out += match.output[0].substring ?? ""
          iterator.removeFirst()
        } else {
          out.append(character)
        }
      }
      return out
    }
  }
}
