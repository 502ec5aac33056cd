import Diagnostics
import XMLOutput

extension TreeRewriter {
  // MARK: Code

  mutating func rewriteCodeBlock(_ node: CMarkNode) {
    let info = node.fenceInfo
    let language = info.split { $0 == " " || $0 == "\t" || $0 == "{" || $0 == "," }.first.map { $0.lowercased() } ?? ""
    let literal = node.literal
    if node.isFenced, isUnclosed(node) {
      report(.unclosedFence, at: source.position(line: node.line, column: node.column))
    }
    if node.isFenced, !language.isEmpty {
      let part = SourceText(
        path: source.path, bytes: literal[...], linesBefore: source.linesBefore + node.line,
        columnsBefore: source.columnsBefore + max(0, node.column - 1))
      if let result = hooks.fence(.init(language: language, source: part, number: fences)) {
        fences += 1
        problems += result.problems
        node.replace(withBlock: String(decoding: result.html, as: UTF8.self))
        return
      }
    }
    node.replace(withBlock: codeBlock(literal, language: language))
  }

  private func codeBlock(_ literal: [UInt8], language: String) -> String {
    var writer = XMLWriter(capacity: literal.count + 200)
    writer.open("pre")
    writer.attribute("tabindex", "0")
    writer.open("code")
    if !language.isEmpty { writer.attribute("class", "language-" + language) }
    writer.text(String(decoding: literal, as: UTF8.self))
    writer.close("code")
    writer.close("pre")
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Whether a fence runs to the end of the text because its closing line is missing.
  private func isUnclosed(_ node: CMarkNode) -> Bool {
    guard node.next == nil, node.parent?.kind == .document else { return false }
    let last = source.bytes.split(separator: UInt8(ascii: "\n")).last { line in line.contains { $0 > 0x20 } }
    guard let last else { return false }
    let text = last.drop { $0 == UInt8(ascii: " ") }
    return !text.starts(with: "```".utf8) && !text.starts(with: "~~~".utf8)
  }

  // MARK: HTML

  /// Comments vanish; other HTML is shown as text, unless the site allows it.
  mutating func rewriteHTML(_ node: CMarkNode) {
    let text = String(decoding: node.literal, as: UTF8.self)
    var content = text[...]
    while content.last?.isWhitespace == true { content.removeLast() }
    if content.hasPrefix("<!--"), content.hasSuffix("-->"), !content.dropFirst(4).dropLast(3).contains("-->") {
      node.remove()
      return
    }
    guard !options.allowsRawHTML else { return }
    let firstLine = content.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    report(.rawHTML(String(firstLine.prefix(40))), at: place(of: firstLine))
    node.replaceWithText(String(content))
  }

  // MARK: Images

  /// An image alone in its paragraph that has a title is a figure, the title its caption.
  mutating func rewriteParagraph(_ node: CMarkNode) {
    guard let image = node.first, image == node.last, image.kind == .image, !image.title.isEmpty else {
      rewriteChildren(node)
      return
    }
    let markup = imageMarkup(image)
    node.replace(withBlock: "<figure>\(markup)<figcaption>\(XMLEscape.text(image.title))</figcaption></figure>")
  }

  mutating func rewriteImage(_ node: CMarkNode) {
    node.replace(withInline: imageMarkup(node))
  }

  private mutating func imageMarkup(_ node: CMarkNode) -> String {
    let reference = MarkdownHooks.Reference(destination: node.url, source: source, position: place(of: node.url))
    var image = hooks.image(reference)
    if let problem = image.problem { problems.append(problem) }
    if !LinkSafety.isSafe(image.url) {
      report(.unsafeLink(image.url), at: reference.position)
      image.url = ""
    }
    var writer = XMLWriter(capacity: 160)
    writer.open("img")
    writer.attribute("src", image.url)
    writer.attribute("alt", PlainText.inline(node))
    if let width = image.width { writer.attribute("width", String(width)) }
    if let height = image.height { writer.attribute("height", String(height)) }
    writer.attribute("loading", "lazy")
    writer.attribute("decoding", "async")
    writer.raw("")
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  // MARK: Links

  mutating func rewriteLink(_ node: CMarkNode) {
    let url = node.url
    guard LinkSafety.isSafe(url) else {
      report(.unsafeLink(url), at: place(of: url))
      node.setURL("")
      rewriteChildren(node)
      return
    }
    switch hooks.link(.init(destination: url, source: source, position: place(of: url))) {
    case .keep: break
    case .to(let target): node.setURL(target)
    case .external:
      rewriteChildren(node)
      rewriteExternal(node, url)
      return
    case .problem(let problem): problems.append(problem)
    }
    rewriteChildren(node)
  }

  private func rewriteExternal(_ node: CMarkNode, _ url: String) {
    let rendered = String(decoding: html(node), as: UTF8.self)
    guard rendered.hasPrefix("<a ") else { return }
    node.replace(withInline: "<a rel=\"noopener\" " + rendered.dropFirst(3))
  }
}

/// Which addresses may come out of a text.
package enum LinkSafety {
  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "ftps", "sms", "geo", "xmpp", "irc", "ircs", "magnet",
  ]

  /// True for relative addresses and for known schemes that don't run anything.
  package static func isSafe(_ url: String) -> Bool {
    let visible = url.unicodeScalars.filter {
      $0.value > 0x20 && $0.value != 0x7F && $0.properties.generalCategory != .format
    }
    guard let colon = visible.firstIndex(of: ":") else { return true }
    let scheme = String(String.UnicodeScalarView(visible[..<colon]))
    if scheme.contains(where: { "/?#".contains($0) }) { return true }
    return schemes.contains(scheme.lowercased())
  }
}
