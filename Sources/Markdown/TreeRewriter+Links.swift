import XMLOutput

extension TreeRewriter {
  /// Asks where a link leads. Gives the first node inside what it became.
  mutating func rewriteLink(_ node: CMarkNode) -> CMarkNode? {
    let url = node.url
    let place = place(of: url)
    guard LinkSafety.isSafe(url) else {
      report(.unsafeLink(url), at: place)
      return node.retag(inline: [], [])
    }
    let reference = MarkdownHooks.Reference(
      destination: url, source: place.source(in: source), position: place.position(in: source))
    switch hooks.link(reference) {
    case .keep: break
    case .to(let target): node.setURL(target)
    case .external: return rewriteExternal(node, url)
    case .problem(let problem):
      collector.add(problem(), kind: "a link leads nowhere")
      return node.retag(inline: [], [])
    }
    return node.first
  }

  private func rewriteExternal(_ node: CMarkNode, _ url: String) -> CMarkNode? {
    var tag = Array("<a href=\"".utf8)
    HrefEscape.append(url.utf8, to: &tag)
    tag.append(contentsOf: "\" rel=\"noopener\"".utf8)
    Self.append(title: node.title, to: &tag)
    tag.append(UInt8(ascii: ">"))
    return node.retag(inline: tag, Array("</a>".utf8))
  }

  private static func append(title: String, to tag: inout [UInt8]) {
    guard !title.isEmpty else { return }
    tag.append(contentsOf: " title=\"".utf8)
    XMLEscape.append(title.utf8, to: &tag)
    tag.append(UInt8(ascii: "\""))
  }

  // MARK: Images

  /// An image alone in its paragraph that has a title is a figure, the title its caption.
  mutating func rewriteFigure(_ node: CMarkNode) -> Bool {
    guard let image = node.first, image == node.last, image.kind == .image else { return false }
    let title = image.title
    guard !title.isEmpty else { return false }
    var html = Array("<figure>".utf8)
    html.append(contentsOf: imageTag(image, title: ""))
    html.append(contentsOf: "<figcaption>".utf8)
    XMLEscape.append(title.utf8, to: &html)
    html.append(contentsOf: "</figcaption></figure>".utf8)
    node.replace(.block, with: html)
    return true
  }

  mutating func rewriteImage(_ node: CMarkNode) {
    node.replace(.inline, with: imageTag(node, title: node.title))
  }

  /// The tag of an image; its words alone if its address isn't safe.
  private mutating func imageTag(_ node: CMarkNode, title: String) -> [UInt8] {
    let url = node.url
    let place = place(of: url)
    let words = PlainText.inline(node)
    let reference = MarkdownHooks.Reference(
      destination: url, source: place.source(in: source), position: place.position(in: source))
    let image = hooks.image(reference)
    if let problem = image.problem { collector.add(CollectionOfOne(problem)) }
    guard LinkSafety.isSafeImage(url), LinkSafety.isSafeImage(image.url) else {
      report(.unsafeLink(url), at: place)
      var text: [UInt8] = []
      XMLEscape.append(words, to: &text)
      return text
    }
    var tag = Array("<img src=\"".utf8)
    HrefEscape.append(image.url.utf8, to: &tag)
    tag.append(contentsOf: "\" alt=\"".utf8)
    XMLEscape.append(words, to: &tag)
    tag.append(UInt8(ascii: "\""))
    Self.append(title: title, to: &tag)
    if let width = image.width { tag.append(contentsOf: " width=\"\(width)\"".utf8) }
    if let height = image.height { tag.append(contentsOf: " height=\"\(height)\"".utf8) }
    tag.append(contentsOf: " loading=\"lazy\" decoding=\"async\">".utf8)
    return tag
  }
}
