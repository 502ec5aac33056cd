import Diagnostics
import Limits
import XMLOutput

extension TreeRewriter {
  // MARK: Into the tree

  /// Puts the formulas of the text into its tree. Comes before everything that reads the text.
  mutating func placeFormulas(_ document: CMarkNode) {
    var placed: Set<Int> = []
    var node: CMarkNode? = document
    while let current = node {
      let next = current.first ?? current.following(within: document)
      switch current.kind {
      case .text: place(current, &placed)
      case .codeBlock:
        restoreLiteral(current)
        if let info = formulas.restored(Array(current.fenceInfo.utf8)) {
          current.setFenceInfo(String(decoding: info, as: UTF8.self))
        }
        if current.fence != nil, CodeInfo(current.fenceInfo).language == "math" { placeBlock(current) }
      case .code, .htmlBlock, .htmlInline: restoreLiteral(current)
      case .link, .image:
        if let url = formulas.restored(Array(current.url.utf8)) { current.setURL(String(decoding: url, as: UTF8.self)) }
        if let title = formulas.restored(Array(current.title.utf8)) {
          current.setTitle(String(decoding: title, as: UTF8.self))
        }
      default: break
      }
      node = next
    }
  }

  private func restoreLiteral(_ node: CMarkNode) {
    if let text = formulas.restored(node.literal) { node.setLiteral(text) }
  }

  /// Cuts a text at its formulas.
  private func place(_ node: CMarkNode, _ placed: inout Set<Int>) {
    guard let pieces = formulas.pieces(of: node.literal) else { return }
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): node.insertBefore(text: bytes)
      case .formula(let line, let isFirst):
        let number = formulas.formula(ofLine: line)
        if isFirst {
          node.insertBefore(formula: number, formulas.entries[number].text.inOneLine)
          placed.insert(number)
        } else if !placed.contains(number) {
          node.insertBefore(text: formulas.bytes(ofLine: line))
        } else if let lineEnd = node.previous, lineEnd.kind == .softBreak || lineEnd.kind == .lineBreak {
          lineEnd.remove()
        }
      }
    }
    node.remove()
  }

  /// A fence of the language `math` is a paragraph that is a formula.
  private mutating func placeBlock(_ node: CMarkNode) {
    let literal = node.literal
    if let fence = node.fence { reportUnclosed(node, literal, fence) }
    var (text, line) = (FormulaText(), node.line)
    for part in literal.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      let start = cursor.start(ofLine: line)
      let end = source.bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.bytes.endIndex
      text.append(part, from: max(start, end - part.count) - source.bytes.startIndex)
    }
    text.trim()
    guard let place = node.replaceWithText(.block, [])?.first else { return }
    place.insertBefore(formula: formulas.add(text), text.inOneLine)
    place.remove()
  }

  // MARK: Into HTML

  mutating func rewriteFormula(_ node: CMarkNode) {
    guard formulas.entries.indices.contains(node.formulaNumber) else { return }
    let entry = formulas.entries[node.formulaNumber]
    var html = Array((entry.isDisplay ? "<span class=\"formula\" tabindex=\"0\">" : "").utf8)
    if let math = math(of: entry, number: node.formulaNumber) {
      html.append(contentsOf: math)
    } else {
      html.append(contentsOf: "<code>".utf8)
      XMLEscape.append(entry.text.tex, to: &html)
      html.append(contentsOf: "</code>".utf8)
    }
    if entry.isDisplay { html.append(contentsOf: "</span>".utf8) }
    node.replace(.inline, with: html)
  }

  /// Nil if it can't be drawn.
  private mutating func math(of entry: Formulas.Entry, number: Int) -> [UInt8]? {
    let tex = entry.text.tex
    guard number < Limit.formulasOfText.most else {
      if number == Limit.formulasOfText.most { report(.tooMany, entry, at: nil) }
      return nil
    }
    guard tex.count <= Limit.formulaBytes.most else {
      report(.tooLong(tex.count), entry, at: nil)
      return nil
    }
    guard slowFormulas < Limit.slowFormulasOfText.most else {
      report(.tooSlow, entry, at: nil)
      return nil
    }
    switch hooks.formula(String(decoding: tex, as: UTF8.self), entry.isDisplay) {
    case .math(let math): return math
    case .asWritten: break
    case .unreadable(let words, let offset): report(.unreadable(words), entry, at: offset)
    case .tooSlow:
      slowFormulas += 1
      report(.tooSlow, entry, at: nil)
    case .unavailable: report(.unavailable, entry, at: nil)
    }
    return nil
  }

  /// At a byte of the formula, or at its beginning.
  private mutating func report(_ fault: FormulaFault, _ entry: Formulas.Entry, at offset: Int?) {
    let place = cursor.place(atOffset: entry.text.index(of: offset ?? 0))
    report(.formula(fault), at: place)
  }
}
