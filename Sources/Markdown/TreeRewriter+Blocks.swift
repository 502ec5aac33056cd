import Diagnostics
import XMLOutput

extension TreeRewriter {
  /// `- [x] done`: a box that is drawn, not one to click.
  func rewriteItem(_ node: CMarkNode) {
    guard let task = TaskItem(node) else { return }
    let label = XMLEscape.text(task.isDone ? options.labels.done : options.labels.open)
    task.draw("<span class=\"task\(task.isDone ? " done" : "")\" role=\"img\" aria-label=\"\(label)\"></span>")
  }

  // MARK: Alerts

  /// `> [!NOTE]` in a line of its own makes the quote an alert, as on GitHub.
  func rewriteBlockQuote(_ node: CMarkNode) -> CMarkNode? {
    guard let paragraph = node.first, paragraph.kind == .paragraph, let sign = paragraph.first, sign.kind == .text,
      let alert = sign.withLiteral(Alert.init)
    else { return node.first }
    if let after = sign.next {
      guard after.kind == .softBreak || after.kind == .lineBreak else { return node.first }
      after.remove()
      sign.remove()
    } else {
      guard paragraph.next != nil else { return node.first }
      paragraph.remove()
    }
    let title = XMLEscape.text(alert.title(options.labels.alerts))
    let opening = """
      <div class="markdown-alert markdown-alert-\(alert.rawValue)" role="note">
      <p class="markdown-alert-title">\(title)</p>
      """
    return node.retag(block: Array(opening.utf8), Array("</div>".utf8))
  }
}

/// The five kinds of GitHub's alerts.
enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution

  /// From `[!NOTE]`, in any case.
  init?(_ sign: some RandomAccessCollection<UInt8>) {
    guard (6...12).contains(sign.count), sign.starts(with: "[!".utf8), sign.last == UInt8(ascii: "]") else {
      return nil
    }
    self.init(rawValue: String(decoding: sign.dropFirst(2).dropLast(), as: UTF8.self).lowercased())
  }

  func title(_ labels: MarkdownOptions.Alerts) -> String {
    switch self {
    case .note: labels.note
    case .tip: labels.tip
    case .important: labels.important
    case .warning: labels.warning
    case .caution: labels.caution
    }
  }
}
