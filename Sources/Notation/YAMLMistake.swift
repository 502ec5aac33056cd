import Diagnostics

/// What a writer usually did where a YAML document can't be read: the parser names the place where it noticed, which is
/// often a line later, and what it missed there. Looked for only after it gave up.
struct YAMLMistake {
  let problem: NotationProblem
  /// From 1, in the document's lines.
  let line: Int
  let column: Int

  /// Lines before the one where the parser gave up that may be to blame.
  private static let reach = 3

  /// `line` is where the parser gave up, from 1. Nil if none of the usual mistakes is there.
  static func find(in text: String, upTo line: Int) -> YAMLMistake? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let last = min(max(line, 1), lines.count)
    // The nearest to where the parser gave up; a separator that is none misleads it for lines.
    for number in stride(from: last, through: max(1, last - reach), by: -1) {
      let scalars = Array(lines[number - 1].unicodeScalars)
      if let (problem, index) = separator(scalars) ?? (number >= last - 1 ? value(scalars) : nil) {
        return YAMLMistake(problem: problem, line: number, column: index + 1)
      }
    }
    return nil
  }

  /// Where the key of a line ends: the index of the first scalar that can't be part of a word.
  private static func endOfKey(_ scalars: [Unicode.Scalar]) -> (start: Int, end: Int)? {
    var start = 0
    while start < scalars.count, " -\u{A0}\u{3000}\t".unicodeScalars.contains(scalars[start]) { start += 1 }
    var end = start
    while end < scalars.count, end - start < 40, isWord(scalars[end]) { end += 1 }
    return end > start && end < scalars.count ? (start, end) : nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-"
  }

  /// A colon that isn't one, or what isn't a blank behind it.
  private static func separator(_ scalars: [Unicode.Scalar]) -> (NotationProblem, Int)? {
    guard let (start, end) = endOfKey(scalars) else { return nil }
    if scalars[end] == "：" || scalars[end] == "﹕" || scalars[end] == "︰" { return (.fullWidthColon, end) }
    guard scalars[end] == ":", end + 1 < scalars.count, scalars[start].properties.isAlphabetic else { return nil }
    let next = scalars[end + 1]
    if next.properties.isWhitespace, next != " ", next != "\t" { return (.unusualSpace(next), end + 1) }
    return next == " " || next == "\t" || next == "/" || next == "\\" ? nil : (.noBlankAfterColon, end + 1)
  }

  /// A value whose first sign means something in YAML, and doesn't end as it must then.
  private static func value(_ scalars: [Unicode.Scalar]) -> (NotationProblem, Int)? {
    guard let (_, end) = endOfKey(scalars), scalars[end] == ":" else { return element(scalars) }
    var start = end + 1
    while start < scalars.count, scalars[start] == " " { start += 1 }
    guard start < scalars.count else { return nil }
    var rest = scalars[start...]
    while rest.last == " " { rest.removeLast() }
    let sign = scalars[start]
    let isMeantAsText: Bool
    switch sign {
    case "@", "`", "%", "&", "*", "!": isMeantAsText = true
    // What isn't closed in its line may go on in the next.
    case "[": isMeantAsText = rest.contains("]") && rest.last != "]"
    case "{": isMeantAsText = rest.contains("}") && (rest.last != "}" || rest.dropFirst().first == "{")
    case "\"", "'": isMeantAsText = rest.count { $0 == sign } > 2 || rest.count { $0 == sign } == 2 && rest.last != sign
    default: return nil
    }
    return isMeantAsText ? (.needsQuotes(sign), start) : element(scalars)
  }

  /// An element of a list in brackets.
  private static func element(_ scalars: [Unicode.Scalar]) -> (NotationProblem, Int)? {
    for index in scalars.indices where "@`%".unicodeScalars.contains(scalars[index]) {
      let before = scalars[..<index].last { $0 != " " }
      if before == "[" || before == "," || before == "-" { return (.needsQuotes(scalars[index]), index) }
    }
    return nil
  }
}
