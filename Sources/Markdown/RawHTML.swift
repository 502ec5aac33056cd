import Diagnostics
import XMLOutput

/// HTML that comes out as it stands.
enum RawHTML {
  /// A block in which the names of something else than elements (`List<T>`) are text; nil if there are none.
  static func guarded(_ html: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var copied = 0
    visit(html) { index, name in
      guard !HTMLNames.isKnown(name, allowsRawHTML: true) else { return }
      out.append(contentsOf: html[copied..<index] + Array("&lt;".utf8))
      copied = index + 1
    }
    return copied == 0 ? nil : out + html[copied...]
  }

  /// All tags of a piece of HTML, but for those in comments and scripts.
  static func tags(_ html: [UInt8]) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var isWhole = true
    visit(html) { index, _ in
      guard isWhole, index >= tags.last?.end ?? 0 else { return }
      guard let tag = HTMLTag(html[...], at: index) else {
        isWhole = false
        return
      }
      tags.append(tag)
    }
    return tags
  }

  /// Gives where each tag begins, and its name.
  private static func visit(_ html: [UInt8], _ body: (Int, String) -> Void) {
    var index = 0
    var text: String?
    while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if text == nil, html[start...].starts(with: "<!--".utf8) {
        index = html.withUnsafeBufferPointer { Comments.closing($0, from: start + 4) } ?? html.count
      } else if let name = HTMLTag.name(html[...], at: start) {
        let isClosing = html[start + 1] == UInt8(ascii: "/")
        if let open = text {
          guard isClosing, name == open else { continue }
          text = nil
        } else if !isClosing, HTMLNames.holdsText.contains(name) {
          text = name
        }
        body(start, name)
      }
    }
  }
}

extension TreeRewriter {
  private static let names: Set<String> = ["href", "src", "srcset", "poster"]
  /// Elements whose `src` is a picture.
  private static let pictures: Set<String> = ["img", "source", "input"]

  /// The addresses in HTML that the site allows lead where those of Markdown do.
  mutating func resolveAddresses(_ node: CMarkNode) {
    let html = node.literal
    var out: [UInt8] = []
    var copied = 0
    for tag in RawHTML.tags(html) {
      for attribute in tag.attributes where Self.names.contains(attribute.name) {
        guard let value = attribute.value, !value.isEmpty, let new = resolved(attribute, value, of: tag.name) else {
          continue
        }
        out.append(contentsOf: html[copied..<attribute.range.lowerBound] + [UInt8(ascii: "\"")])
        XMLEscape.append(new.utf8, to: &out)
        out.append(UInt8(ascii: "\""))
        copied = attribute.range.upperBound
      }
    }
    if copied > 0 { node.setLiteral(out + html[copied...]) }
  }

  /// Nil if it stays as it is.
  private mutating func resolved(_ attribute: HTMLTag.Attribute, _ value: ArraySlice<UInt8>, of element: String)
    -> String?
  {
    let place = cursor.place(of: value.prefix { $0 != 0x0A })
    let address = HTMLReferences.decoded(value)
    switch attribute.name {
    case "srcset":
      let candidates = SourceSet(address).candidates
      let moved = candidates.map { (image($0.address, at: place), $0.size) }
      guard moved.contains(where: { $0.0 != nil }) else { return nil }
      return zip(candidates, moved).map { (($1.0 ?? $0.address) + " " + $1.1).trimmingEnd }.joined(separator: ", ")
    case "poster": return image(address, at: place)
    case "src" where Self.pictures.contains(element): return image(address, at: place)
    default: return link(address, at: place)
    }
  }

  private func reference(_ address: String, _ place: SourceCursor.Place) -> MarkdownHooks.Reference {
    .init(destination: address, source: place.source(in: source), position: place.position(in: source))
  }

  private mutating func link(_ address: String, at place: SourceCursor.Place) -> String? {
    switch hooks.link(reference(address, place)) {
    case .to(let target): return target
    case .keep, .external: return nil
    case .problem(let problem):
      collector.add(problem(), kind: "a link leads nowhere")
      return nil
    }
  }

  private mutating func image(_ address: String, at place: SourceCursor.Place) -> String? {
    let image = hooks.image(reference(address, place))
    if let problem = image.problem { collector.add(CollectionOfOne(problem)) }
    return image.url == address ? nil : image.url
  }
}

/// The pictures of a `srcset`: `a.png 1x, b.png 2x`.
struct SourceSet {
  private(set) var candidates: [(address: String, size: String)] = []

  init(_ text: String) {
    var rest = text[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return }
      // A comma is part of an address, unless it ends it.
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      if word.hasSuffix(",") {
        candidates.append((String(word.reversed().drop { $0 == "," }.reversed()), ""))
        continue
      }
      let size = rest.prefix { $0 != "," }
      rest = rest[size.endIndex...]
      candidates.append((String(word), size.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
