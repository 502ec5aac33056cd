/// Ends bare links where Chinese text goes on: cmark takes everything up to the next space for part of an address.
///
/// A link ends before full-width punctuation, and before wide letters that don't follow one of `/ ? = & # %`. `www.`
/// begins a link after a wide character as it does after a space. The ends are found in a first tree and marked in the
/// text, which is then parsed again, so that emphasis and code after the link work too.
struct BareLinks {
  private var cursor: SourceCursor
  private var edits: [(offset: Int, marks: [UInt8])] = []

  private static let ending = [UInt8(ascii: "<")] + Markers.markAfter
  private static let beginning = Markers.markBefore + [UInt8(ascii: "(")]

  /// The text (with emphasis marks) that cuts the links of its tree, or nil if they are right as they are.
  static func cut(_ text: [UInt8], _ tree: borrowing CMarkTree) -> [UInt8]? {
    var links = BareLinks(cursor: SourceCursor(text[...]))
    links.collect(tree.document)
    guard !links.edits.isEmpty else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + links.edits.count * 4)
    var copied = 0
    // A stable sort: the marks of one place stay in the order they were found in.
    for (_, edit) in links.edits.enumerated().sorted(by: { ($0.1.offset, $0.0) < ($1.1.offset, $1.0) }) {
      out.append(contentsOf: text[copied..<edit.offset])
      out.append(contentsOf: edit.marks)
      copied = edit.offset
    }
    out.append(contentsOf: text[copied...])
    return out
  }

  private init(cursor: SourceCursor) { self.cursor = cursor }

  private mutating func collect(_ document: CMarkNode) {
    var node: CMarkNode? = document
    while let current = node {
      if current.isBlock { cursor.enter(line: current.line) }
      switch current.kind {
      case .link:
        if let text = Self.bareText(current) { cut(text, isQuoted: Self.isQuoted(current)) }
        node = current.following(within: document)
      case .text:
        if current.withLiteral({ Self.firstHiddenLink($0[...]) != nil }) { mark(current.literal) }
        node = current.following(within: document)
      default: node = current.first ?? current.following(within: document)
      }
    }
  }

  /// The text of a link that the author wrote without brackets: cmark gives it the place of the link itself.
  private static func bareText(_ link: CMarkNode) -> [UInt8]? {
    guard let text = link.first, text == link.last, text.kind == .text, text.column == link.column else { return nil }
    let hasWide = text.withLiteral { $0.contains { $0 >= 0x80 } }
    guard hasWide else { return nil }
    let isPlain = link.withURL { url in
      text.withLiteral {
        $0.elementsEqual(url) || (url.starts(with: "http://".utf8) && $0.elementsEqual(url.dropFirst(7)))
      }
    }
    return isPlain ? text.literal : nil
  }

  /// Whether an opening quotation mark stands before a link.
  private static func isQuoted(_ link: CMarkNode) -> Bool {
    guard let text = link.previous, text.kind == .text else { return false }
    return text.withLiteral { $0.suffix(3).elementsEqual("“".utf8) || $0.suffix(3).elementsEqual("‘".utf8) }
  }

  private mutating func cut(_ text: [UInt8], isQuoted: Bool) {
    guard let end = Self.end(of: text[...], isQuoted: isQuoted), let offset = cursor.find(text) else { return }
    edits.append((offset + end, Self.ending))
    markLinks(in: text[end...], at: offset)
  }

  /// A text that holds links which cmark didn't see because a wide character stands before them.
  private mutating func mark(_ text: [UInt8]) {
    for piece in text.split(whereSeparator: { $0 <= 0x20 }) {
      guard let start = Self.firstHiddenLink(piece) else { continue }
      let links = Array(piece[start...])
      if let offset = cursor.find(links) { markLinks(in: links[...], at: offset) }
    }
  }

  /// Marks all links in a text without spaces that stands at `offset`, less the indices of the slice.
  private mutating func markLinks(in text: ArraySlice<UInt8>, at offset: Int) {
    var rest = text
    while let start = Self.start(in: rest) {
      if rest[start] == UInt8(ascii: "w") { edits.append((offset + start, Self.beginning)) }
      guard let end = Self.end(of: rest[start...]) else { return }
      edits.append((offset + end, Self.ending))
      rest = rest[end...]
    }
  }

  /// Where `www.` or a scheme begins.
  private static func start(in text: ArraySlice<UInt8>) -> Int? {
    for index in text.indices {
      if text[index] == UInt8(ascii: "w"), text[index...].starts(with: "www.".utf8),
        index == text.startIndex || text[index - 1] >= 0x80
      {
        return index
      }
      if text[index] == UInt8(ascii: "h"), text[index...].starts(with: "http".utf8) {
        let tail = text[(index + 4)...]
        if tail.starts(with: "://".utf8) || tail.starts(with: "s://".utf8) { return index }
      }
    }
    return nil
  }

  /// Where `www.` stands after a wide character.
  private static func firstHiddenLink<Text: RandomAccessCollection>(_ text: Text) -> Int?
  where Text.Element == UInt8, Text.Index == Int {
    guard text.count > 7 else { return nil }
    for index in (text.startIndex + 1)..<(text.endIndex - 4) {
      if text[index] == UInt8(ascii: "w"), text[index - 1] >= 0x80, text[index + 1] == UInt8(ascii: "w"),
        text[index + 2] == UInt8(ascii: "w"), text[index + 3] == UInt8(ascii: "."),
        WideCharacters.isWide(UTF8Scan.scalar(endingAt: index, in: text))
      {
        return index
      }
    }
    return nil
  }

  /// The index at which a bare link must end, or nil if it goes to the end of the text. A quotation mark, a dash or an
  /// ellipsis of Chinese text is no wider than a Latin one: it ends a link if wide characters follow, or if the link
  /// stands in quotation marks.
  static func end(of link: ArraySlice<UInt8>, isQuoted: Bool = false) -> Int? {
    var mayGoOn = false
    var shared: Int?
    var index = link.startIndex
    while index < link.endIndex {
      let byte = link[index]
      if byte < 0x80 {
        mayGoOn = "/?=&#%".utf8.contains(byte)
        index += 1
        continue
      }
      let scalar = UTF8Scan.scalar(startingAt: index, in: link)
      if WideCharacters.isWide(scalar) {
        if WideCharacters.isPunctuation(scalar) || !mayGoOn { return beforeMarks(shared ?? index, in: link) }
      } else {
        if WideCharacters.isShared(scalar), shared == nil { shared = index }
        mayGoOn = false
      }
      index += UTF8.width(scalar)
    }
    return isQuoted ? shared.map { beforeMarks($0, in: link) } : nil
  }

  /// Emphasis marks before the end stay outside, so that the signs they belong to can be trimmed from the link.
  private static func beforeMarks(_ end: Int, in link: ArraySlice<UInt8>) -> Int {
    link[..<end].suffix(3).elementsEqual(Markers.mark) ? end - 3 : end
  }
}
