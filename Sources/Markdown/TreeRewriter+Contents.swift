import Diagnostics
import XMLOutput

extension TreeRewriter {
  /// Takes `[toc]` out of the text, before that is read: the contents come in its place when all headings are known.
  mutating func reserveContents(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      let next = (current.holdsInlines ? nil : current.first) ?? current.following(within: document)
      if current.kind == .paragraph, let text = current.first, text == current.last, text.kind == .text,
        text.withLiteral(Self.asksForContents)
      {
        // With a backslash it isn't found as it is.
        cursor.enter(line: current.line)
        if let place = writtenPlace(of: text.literal[...], after: []) {
          if contentsPlace == nil {
            contentsPlace = current.replaceWithPlace()
          } else {
            report(.repeatedContents, at: place)
            current.remove()
          }
        }
      }
      node = next
    }
    cursor.rewind()
  }

  /// `[toc]` and `[[toc]]`, in any case.
  private static func asksForContents(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 5 || text.count == 7, text.first == UInt8(ascii: "[") else { return false }
    let sign = String(decoding: text, as: UTF8.self).lowercased()
    return sign == "[toc]" || sign == "[[toc]]"
  }

  /// The headings as a list of lists of links. The heading of the whole text is none of its parts.
  func drawContents() {
    guard let contentsPlace else { return }
    let entries = outline.filter { $0.level <= options.contentsDepth }
    let isTitled = entries.first?.level == 1 && entries.dropFirst().allSatisfy { $0.level > 1 }
    var html = Array("<nav class=\"contents\">".utf8)
    var open: [Int] = []
    for entry in isTitled ? entries.dropFirst() : entries[...] {
      while let last = open.last, last > entry.level, open.count > 1 {
        html.append(contentsOf: "</li></ul>".utf8)
        open.removeLast()
      }
      if let last = open.last, last >= entry.level {
        html.append(contentsOf: "</li>\n<li>".utf8)
        open[open.count - 1] = entry.level
      } else {
        html.append(contentsOf: "<ul>\n<li>".utf8)
        open.append(entry.level)
      }
      html.append(contentsOf: "<a href=\"#".utf8)
      XMLEscape.append(entry.id.utf8, to: &html)
      html.append(contentsOf: "\">".utf8)
      XMLEscape.append(entry.title.utf8, to: &html)
      html.append(contentsOf: "</a>".utf8)
    }
    for _ in open { html.append(contentsOf: "</li></ul>".utf8) }
    html.append(contentsOf: "</nav>".utf8)
    if open.isEmpty { contentsPlace.remove() } else { contentsPlace.replace(.block, with: html) }
  }
}
