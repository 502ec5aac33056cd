extension Problem {
  /// `path:line:column: error: message (did you mean "x"?)`, then the source line and a caret under the place. What names,
  /// keys and links hold can't act on a terminal: see `VisibleText`.
  package var text: String {
    var place = path
    if let position { place += ":\(position.line):\(position.column)" }
    var text = "\(place): \(severity.rawValue): \(message)"
    switch suggestion {
    case .spelling(let word): text += " (did you mean \"\(word)\"?)"
    case .advice(let advice): text += " (\(advice))"
    case nil: break
    }
    text = VisibleText.escaped(text)
    if let excerpt, let position { text += "\n" + excerpt.text(lineNumber: position.line) }
    return text
  }
}

extension Excerpt {
  func text(lineNumber: Int) -> String {
    let number = String(lineNumber)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let empty = String(repeating: " ", count: gutter.count)
    guard VisibleText.mayHide(line) else {
      let indent = line.unicodeScalars.prefix(max(0, column - 1)).reduce(0) { $0 + DisplayWidth.columns(of: $1) }
      return "\(gutter) | \(line)\n\(empty) | \(String(repeating: " ", count: indent))^"
    }
    var shown = ""
    var indent = 0
    for (offset, scalar) in line.unicodeScalars.enumerated() {
      let text = scalar == "\t" ? " " : VisibleText.isHidden(scalar) ? VisibleText.escape(scalar) : String(scalar)
      shown.unicodeScalars.append(contentsOf: text.unicodeScalars)
      if offset < column - 1 { indent += text.unicodeScalars.reduce(0) { $0 + DisplayWidth.columns(of: $1) } }
    }
    return "\(gutter) | \(shown)\n\(empty) | \(String(repeating: " ", count: indent))^"
  }
}
