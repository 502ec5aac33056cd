import Diagnostics

/// The title of a text without one in its front matter: a level-one heading at its beginning, which then isn't part of
/// the text any more.
struct BodyTitle {
  let title: String
  let bodyStart: Int
  let linesBeforeBody: Int

  static func find(_ source: SourceText, _ head: FrontMatter) -> BodyTitle? {
    let bytes = source.bytes
    var index = bytes.startIndex + head.bodyStart
    var line = head.linesBeforeBody
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let text = Fields.trimmed(String(decoding: bytes[index..<end], as: UTF8.self))
      line += 1
      let next = min(end + 1, bytes.endIndex)
      if text.isEmpty {
        index = next
        continue
      }
      guard text.hasPrefix("# ") else { return nil }
      var title = Substring(text).dropFirst(2)
      while let last = title.last, last == "#" || last == " " { title.removeLast() }
      let trimmed = Fields.trimmed(String(title))
      return trimmed.isEmpty
        ? nil : BodyTitle(title: trimmed, bodyStart: next - bytes.startIndex, linesBeforeBody: line)
    }
    return nil
  }
}
