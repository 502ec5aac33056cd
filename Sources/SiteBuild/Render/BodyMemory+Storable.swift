import Content
import Diagnostics
package import Incremental
package import Markdown
import Retrieval

/// Without its HTML, which is made again if a page needs it: that is rarer, and it is the largest part.
extension BodyMemory: Storable {
  func write(to writer: inout ByteWriter) {
    key.write(to: &writer)
    requests.write(to: &writer)
    body.identity.write(to: &writer)
    body.outline.write(to: &writer)
    body.excerpt.write(to: &writer)
    for number in [body.length.wideCharacters, body.length.words, body.charts] { number.write(to: &writer) }
    body.formulas.write(to: &writer)
    body.anchors.write(to: &writer)
    body.problems.write(to: &writer)
  }

  convenience init(from reader: inout ByteReader) throws(CorruptBytes) {
    let key = try Fingerprint(from: &reader)
    let requests = try [BodyRequest](from: &reader)
    var body = RenderedBody()
    body.identity = try Fingerprint(from: &reader)
    body.outline = try [MarkdownDocument.OutlineEntry](from: &reader)
    body.excerpt = try String(from: &reader)
    body.length = ReadingLength(wideCharacters: try Int(from: &reader), words: try Int(from: &reader))
    body.charts = try Int(from: &reader)
    body.formulas = try [Fingerprint](from: &reader)
    body.anchors = try [AnchorLink](from: &reader)
    body.problems = try [Problem](from: &reader)
    self.init(key: key, requests: requests, body: body)
  }
}

extension BodyRequest: Storable {
  func write(to writer: inout ByteWriter) {
    let (kind, text) =
      switch self {
      case .link(let destination): (0, destination)
      case .image(let destination): (1, destination)
      case .data(let url): (2, url)
      }
    kind.write(to: &writer)
    text.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    let kind = try Int(from: &reader)
    let text = try String(from: &reader)
    switch kind {
    case 0: self = .link(text)
    case 1: self = .image(text)
    case 2: self = .data(text)
    default: throw CorruptBytes()
    }
  }
}

extension MarkdownDocument.OutlineEntry: Storable {
  package func write(to writer: inout ByteWriter) {
    level.write(to: &writer)
    id.write(to: &writer)
    title.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(level: try Int(from: &reader), id: try String(from: &reader), title: try String(from: &reader))
  }
}

extension AnchorLink: Storable {
  func write(to writer: inout ByteWriter) {
    target.write(to: &writer)
    anchor.write(to: &writer)
    position.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    target = try String(from: &reader)
    anchor = try String(from: &reader)
    position = try Position(from: &reader)
  }
}
