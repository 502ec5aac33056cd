import Diagnostics
import Limits
import XMLOutput

extension TreeRewriter {
  mutating func rewriteCodeBlock(_ node: CMarkNode) {
    let info = CodeInfo(node.fenceInfo)
    let literal = node.literal
    if let fence = node.fence {
      reportUnclosed(node, literal, fence)
      if !info.language.isEmpty, drawFence(node, info.language, literal) { return }
    }
    if let wrong = info.wrongLines { report(.unknownLines(wrong), at: place(of: wrong)) }
    if let wrong = info.wrongNumber { report(.unknownNumber(wrong), at: place(of: wrong)) }
    let lines = info.language.isEmpty ? nil : hooks.highlight(.init(language: info.language, text: literal))
    node.replace(.block, with: CodeBlock(info: info, text: literal, lines: lines).html())
  }

  /// Lets the site draw a fence in a language of its own.
  private mutating func drawFence(_ node: CMarkNode, _ language: String, _ literal: [UInt8]) -> Bool {
    let part = SourceText(
      path: source.path, bytes: literal[...], linesBefore: source.linesBefore + node.line,
      columnsBefore: source.columnsBefore + max(0, node.column - 1))
    guard let result = hooks.fence(.init(language: language, source: part, number: fences)) else { return false }
    fences += 1
    collector.add(result.problems)
    node.replace(.block, with: result.html)
    return true
  }
}

/// What stands after the fence of a code block: `swift title="a.swift" {1,3-5} linenos`.
struct CodeInfo: Equatable {
  /// Lower-case; empty if there is none.
  var language = ""
  var title = ""
  var highlighted: [ClosedRange<Int>] = []
  /// The number of the first line, if lines are numbered.
  var firstNumber: Int?
  /// What should have been lines to highlight and isn't.
  var wrongLines: String?
  /// What should have been the number of the first line and isn't.
  var wrongNumber: String?

  init(_ info: String) {
    var words = Self.words(info)[...]
    if let first = words.first, !first.hasPrefix("{"), !first.contains("="), first != "linenos" {
      language = first.lowercased()
      words = words.dropFirst()
    }
    for word in words {
      if word.hasPrefix("{"), word.hasSuffix("}") {
        read(lines: String(word.dropFirst().dropLast()))
      } else if word.hasPrefix("title=") {
        title = Self.unquoted(word.dropFirst(6))
      } else if word == "linenos" {
        firstNumber = firstNumber ?? 1
      } else if word.hasPrefix("linenos=") {
        read(number: word)
      }
    }
  }

  /// Cut at spaces that aren't inside quotes or braces; a brace ends the word before it.
  private static func words(_ info: String) -> [String] {
    var words: [String] = []
    var word = ""
    var end: Character?
    for character in info {
      if let wanted = end {
        word.append(character)
        if character == wanted { end = nil }
      } else if character == " " || character == "\t" || character == "{" && !word.isEmpty {
        if !word.isEmpty { words.append(word) }
        word = character == "{" ? "{" : ""
        end = character == "{" ? "}" : nil
      } else {
        word.append(character)
        if character == "{" { end = "}" }
        if character == "\"" || character == "'" { end = character }
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote else {
      return String(text)
    }
    return String(text.dropFirst().dropLast())
  }

  private mutating func read(number word: String) {
    switch Self.unquoted(word.dropFirst(8)) {
    case "true", "table", "inline": firstNumber = firstNumber ?? 1
    case "false": firstNumber = nil
    case let text:
      if let number = Int(text), (0...Limit.lineNumber.most).contains(number) {
        firstNumber = number
      } else {
        wrongNumber = word
      }
    }
  }

  private mutating func read(lines text: String) {
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
      guard let first = ends[0], first > 0, ends.count <= 2, let last = ends.count == 2 ? ends[1] : first, last >= first
      else {
        wrongLines = "{\(text)}"
        return
      }
      highlighted.append(first...last)
    }
  }

  /// Whether each of so many lines is to be highlighted. Each range costs as much as a line, however long it is.
  func marks(of count: Int) -> [Bool] {
    var starts = [Int](repeating: 0, count: count + 1)
    for range in highlighted where range.lowerBound <= count {
      starts[range.lowerBound - 1] += 1
      starts[min(range.upperBound, count)] -= 1
    }
    var open = 0
    return starts.dropLast().map { change in
      open += change
      return open > 0
    }
  }
}

/// Writes a code block.
struct CodeBlock {
  let info: CodeInfo
  let text: [UInt8]
  /// HTML of each line, if it was coloured.
  let lines: [[UInt8]]?

  func html() -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 256)
    if !info.title.isEmpty {
      out.append(contentsOf: "<figure class=\"code\"><figcaption>".utf8)
      XMLEscape.append(info.title.utf8, to: &out)
      out.append(contentsOf: "</figcaption>".utf8)
    }
    out.append(contentsOf: "<pre tabindex=\"0\"><code".utf8)
    if !info.language.isEmpty {
      out.append(contentsOf: " class=\"language-".utf8)
      XMLEscape.append(info.language.utf8, to: &out)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: ">"))
    appendLines(to: &out)
    out.append(contentsOf: "</code></pre>".utf8)
    if !info.title.isEmpty { out.append(contentsOf: "</figure>".utf8) }
    return out
  }

  private func appendLines(to out: inout [UInt8]) {
    let marksLines = info.firstNumber != nil || !info.highlighted.isEmpty
    guard lines != nil || marksLines else {
      XMLEscape.append(text, to: &out)
      return
    }
    let lines = lines ?? escapedLines()
    let marks = info.marks(of: lines.count)
    for (index, line) in lines.enumerated() {
      if marksLines { appendLineTag(index, isHighlighted: marks[index], to: &out) }
      out.append(contentsOf: line)
      if marksLines { out.append(contentsOf: "</span>".utf8) }
      out.append(0x0A)
    }
  }

  private func appendLineTag(_ index: Int, isHighlighted: Bool, to out: inout [UInt8]) {
    out.append(contentsOf: isHighlighted ? "<span class=\"line highlighted\"".utf8 : "<span class=\"line\"".utf8)
    if let first = info.firstNumber { out.append(contentsOf: " data-line=\"\(first + index)\"".utf8) }
    out.append(UInt8(ascii: ">"))
  }

  private func escapedLines() -> [[UInt8]] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line in
      var out: [UInt8] = []
      XMLEscape.append(line, to: &out)
      return out
    }
  }
}
