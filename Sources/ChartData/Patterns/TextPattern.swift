import Limits

/// A regular expression as written between slashes, in JavaScript's notation. Matching takes time in proportion to the
/// text, whatever the expression.
package struct TextPattern: Sendable {
  package let source: String
  package let flags: String
  /// Nil if the source isn't a regular expression, or holds what isn't supported; then nothing matches.
  private let program: PatternProgram?

  package init(_ source: String, flags: String = "") {
    self.source = source
    self.flags = flags
    let isKnown = flags.allSatisfy { "giuy".contains($0) } && source.utf8.count <= 1000
    program = isKnown ? PatternProgram(source, isCaseless: flags.contains("i")) : nil
  }

  package var isReadable: Bool { program != nil }

  package func matches(_ text: String, meter: ExpressionMeter? = nil) -> Bool {
    guard let program else { return false }
    return PatternMatcher(text, meter: meter).firstMatch(program) != nil
  }

  /// The whole match and its groups; nil if there is none.
  package func groups(in text: String, meter: ExpressionMeter? = nil) -> [String?]? {
    guard let program else { return nil }
    let matcher = PatternMatcher(text, meter: meter)
    guard let match = matcher.firstMatch(program) else { return nil }
    return stride(from: 0, to: match.count, by: 2).map { index in
      match[index] < 0 || match[index + 1] < 0 ? nil : matcher.text(match[index], match[index + 1])
    }
  }

  package func replacing(in text: String, with replacement: String, meter: ExpressionMeter? = nil) -> String {
    guard let program else { return text }
    let matcher = PatternMatcher(text, meter: meter)
    guard matcher.count < PatternMatcher.longestText else { return text }
    var out = ""
    var offset = 0
    var behind = 0
    while offset <= matcher.count, out.utf8.count <= Limit.calculatedTextBytes.most * 2,
      let match = matcher.firstMatch(program, from: offset)
    {
      out += matcher.text(behind, match[0]) + filled(replacement, match, matcher)
      behind = match[1]
      offset = match[1] > match[0] ? match[1] : match[1] + 1
      if !flags.contains("g") { break }
    }
    return out + matcher.text(behind, matcher.count)
  }

  /// The replacement with `$1` and `$&` as the groups they mean.
  private func filled(_ replacement: String, _ match: [Int], _ matcher: PatternMatcher) -> String {
    var out = ""
    var rest = Array(replacement)[...]
    while let character = rest.popFirst() {
      if character == "$", let digit = rest.first?.wholeNumberValue, digit * 2 < match.count {
        out += matcher.text(match[digit * 2], match[digit * 2 + 1])
        rest.removeFirst()
      } else if character == "$", rest.first == "&" {
        out += matcher.text(match[0], match[1])
        rest.removeFirst()
      } else {
        out.append(character)
      }
    }
    return out
  }
}
