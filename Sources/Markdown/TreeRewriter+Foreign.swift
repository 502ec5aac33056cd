import Diagnostics
import Limits

extension TreeRewriter {
  /// Reports what is shown as it stands and was meant for more. Comes when the text is all that was written: HTML is
  /// text, values aren't filled in yet.
  mutating func checkForeignSigns(_ document: CMarkNode, usesReferences: Bool) {
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      if current.kind == .text { checkSigns(current, usesReferences) }
      node = current.first ?? current.following(within: document)
    }
    cursor.rewind()
  }

  private mutating func checkSigns(_ node: CMarkNode, _ usesReferences: Bool) {
    let found = node.withLiteral { text in
      guard Self.maySign(text) else { return [FoundSign]() }
      let before = node.previous?.kind
      let beginsLine =
        node.parent?.kind == .paragraph && (before == nil || before == .softBreak || before == .lineBreak)
      return ForeignSigns(text, beginsLine: beginsLine, next: node.next, usesReferences: usesReferences).found
    }
    guard !found.isEmpty else { return }
    let text = node.literal
    for sign in found {
      let problem = MarkdownProblem.foreign(sign.sign)
      // A block that was a comment to its end has been told of.
      if case .comment = sign.sign, node.parent?.line == 0 { continue }
      if collector.isFull(of: problem) {
        // Where so many were told of before, a place isn't looked for.
        collector.report(problem, in: source, at: nil)
      } else if let place = writtenPlace(of: text[sign.range], after: text[..<sign.range.lowerBound]) {
        report(problem, at: place)
      }
    }
  }

  /// The place of what the author wrote without an escape. What isn't found costs a look at the text far ahead: after
  /// many such looks nothing is looked for.
  mutating func writtenPlace(of sign: ArraySlice<UInt8>, after text: ArraySlice<UInt8>) -> SourceCursor.Place? {
    guard failedLooks < Limit.problemsOfAKind.most else { return nil }
    let place = cursor.place(of: sign, after: text)
    if place == nil { failedLooks += 1 }
    return place
  }

  private static func maySign(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "#") { return true }
    return text.contains { byte in
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: ":"), UInt8(ascii: "<"): true
      default: false
      }
    }
  }
}
