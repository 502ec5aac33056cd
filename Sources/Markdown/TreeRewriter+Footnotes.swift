import XMLOutput

/// How often each footnote is referred to, and how many of its references have been written.
struct FootnoteNumbers {
  private var references: [Int: Int] = [:]
  private var written: [Int: Int] = [:]
  private(set) var definitions = 0

  mutating func count(in document: CMarkNode) {
    var found: [Int: Int] = [:]
    document.walk { node, event in
      if event == .enter, node.kind == .footnoteReference, let number = Self.number(node) {
        found[number, default: 0] += 1
      }
      return true
    }
    references = found
  }

  /// cmark puts a footnote's number in the place of its name.
  static func number(_ reference: CMarkNode) -> Int? { Int(String(decoding: reference.literal, as: UTF8.self)) }

  /// Which of the references to a footnote comes next.
  mutating func nextReference(to number: Int) -> Int {
    written[number, default: 0] += 1
    return written[number, default: 0]
  }

  /// cmark puts the footnotes at the end, in the order of their numbers.
  mutating func nextDefinition() -> (number: Int, references: Int) {
    definitions += 1
    return (definitions, references[definitions, default: 0])
  }
}

extension TreeRewriter {
  /// `1`, or `1-2` for the second reference to footnote 1, after what the page puts before them.
  private func name(_ number: Int, _ reference: Int = 1) -> String {
    let prefix = XMLEscape.text(options.footnotePrefix)
    return prefix + (reference > 1 ? "\(number)-\(reference)" : "\(number)")
  }

  mutating func rewriteFootnoteReference(_ node: CMarkNode) {
    guard let number = FootnoteNumbers.number(node) else { return }
    let id = name(number, footnotes.nextReference(to: number))
    let html = """
      <sup class="footnote-ref"><a href="#fn-\(name(number))" id="fnref-\(id)" role="doc-noteref">\(number)</a></sup>
      """
    node.replace(.inline, with: Array(html.utf8))
  }

  /// Makes a footnote an item of the list at the end, with links back to where it is referred to.
  mutating func rewriteFootnote(_ node: CMarkNode) -> CMarkNode? {
    let (number, references) = footnotes.nextDefinition()
    if number == 1 {
      let label = XMLEscape.text(options.labels.footnotes)
      let opening = "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"\(label)\">\n<ol>"
      node.insertBefore(.block, Array(opening.utf8))
    }
    if node.next == nil { node.insertAfter(.block, Array("</ol>\n</section>".utf8)) }
    let links = backLinks(number, references)
    if let last = node.last, last.kind == .paragraph {
      last.append(.inline, links)
    } else if !links.isEmpty {
      node.append(.block, Array("<p>".utf8) + links.dropFirst() + Array("</p>".utf8))
    }
    return node.retag(block: Array("<li id=\"fn-\(name(number))\">".utf8), Array("</li>".utf8))
  }

  private func backLinks(_ number: Int, _ references: Int) -> [UInt8] {
    var html: [UInt8] = []
    for reference in 0..<references {
      let shown = reference == 0 ? "\(number)" : "\(number)-\(reference + 1)"
      let label = XMLEscape.text(options.labels.footnoteBack.filled(with: shown))
      let index = reference == 0 ? "" : "<sup>\(reference + 1)</sup>"
      html.append(
        contentsOf: """
           <a href="#fnref-\(name(number, reference + 1))" class="footnote-backref" role="doc-backlink" \
          aria-label="\(label)">↩\u{FE0E}\(index)</a>
          """.utf8)
    }
    return html
  }
}
