/// Something that other tools draw, or that was meant for Markdown and isn't; it is shown as it stands.
enum ForeignSign {
  /// `##标题`
  case heading(String)
  /// `[词](网址）`
  case fullWidthBracket(String)
  /// `![剖面](剖 面.svg)`, and how it is written.
  case blankInAddress(String)
  /// `[年报][report]` without a definition.
  case reference(String)
  /// `{{< figure >}}`, `{% include %}`
  case shortcode(String)
  /// `::: tip`
  case container(String)
  /// `[[页面]]`, and how it is written.
  case wikiLink(String, String)
  /// `:smile:`, and its character.
  case emoji(String, String)
  /// `<!--` that nothing closes in its paragraph.
  case comment
}

/// A sign in a text, and where in it.
struct FoundSign {
  let sign: ForeignSign
  let range: Range<Int>
}

/// Looks for foreign signs in one piece of text between two pieces of markup.
struct ForeignSigns {
  let text: UnsafeBufferPointer<UInt8>
  /// Whether a line of a paragraph begins with the text.
  let beginsLine: Bool
  /// What comes after the text.
  let next: CMarkNode?
  /// Whether the author defines addresses anywhere.
  let usesReferences: Bool
  private(set) var found: [FoundSign] = []

  init(_ text: UnsafeBufferPointer<UInt8>, beginsLine: Bool, next: CMarkNode?, usesReferences: Bool) {
    self.text = text
    self.beginsLine = beginsLine
    self.next = next
    self.usesReferences = usesReferences
    look()
  }

  private mutating func look() {
    if beginsLine { lookAtLine() }
    var index = 0
    while index < text.count {
      let end: Int? =
        switch text[index] {
        case UInt8(ascii: "["): wikiLink(index)
        case UInt8(ascii: "]"): link(index)
        case UInt8(ascii: "{"): shortcode(index)
        case UInt8(ascii: ":"): emoji(index)
        case UInt8(ascii: "<"): comment(index)
        default: nil
        }
      index = max(index + 1, end ?? 0)
    }
  }

  mutating func add(_ sign: ForeignSign, _ range: Range<Int>) -> Int {
    found.append(FoundSign(sign: sign, range: range))
    return range.upperBound
  }

  func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The index of a sequence of bytes from `start` on, at most so far away as a sign is long.
  func index(of wanted: StaticString, from start: Int) -> Int? {
    let count = wanted.utf8CodeUnitCount
    let end = min(text.count, start + Self.longest) - count
    guard start <= end else { return nil }
    for index in start...end {
      var same = 0
      while same < count, text[index + same] == wanted.utf8Start[same] { same += 1 }
      if same == count { return index }
    }
    return nil
  }

  static let longest = 300

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_") }

  // MARK: The beginning of a line

  private mutating func lookAtLine() {
    guard let first = text.first else { return }
    let run = text.prefix { $0 == first }.count
    if first == UInt8(ascii: "#"), (2...6).contains(run) {
      let begins = run < text.count ? text[run] : nil
      let isTitle = begins.map { $0 >= 0x80 || Self.isWord($0) || "[(`\"".utf8.contains($0) }
      guard isTitle ?? (next != nil && next?.kind != .softBreak && next?.kind != .lineBreak) else { return }
      found.append(FoundSign(sign: .heading(words(0..<run)), range: 0..<min(text.count, run + 12)))
    } else if first == UInt8(ascii: ":"), run >= 3 {
      var start = run
      while start < text.count, text[start] == 0x20 { start += 1 }
      let end = text[start...].firstIndex { !Self.isWord($0) && $0 != UInt8(ascii: "-") } ?? text.count
      guard end > start, Self.isLetter(text[start]) else { return }
      found.append(FoundSign(sign: .container(words(start..<end)), range: 0..<end))
    }
  }

  // MARK: Signs in a line

  private mutating func shortcode(_ index: Int) -> Int? {
    guard index + 1 < text.count else { return nil }
    if text[index + 1] == UInt8(ascii: "%") {
      guard let close = self.index(of: "%}", from: index + 2), isCalled(index + 2) else { return nil }
      return add(.shortcode(words(index..<(close + 2))), index..<(close + 2))
    }
    guard text[index + 1] == UInt8(ascii: "{") else { return nil }
    guard index + 2 < text.count else {
      let isTag = next?.kind == .text && next?.withLiteral { $0.first == UInt8(ascii: "<") } == true
      return isTag ? add(.shortcode("{{<"), index..<text.count) : nil
    }
    guard text[index + 2] == UInt8(ascii: "<") || text[index + 2] == UInt8(ascii: "%"), isCalled(index + 3) else {
      return nil
    }
    let close = self.index(of: "}}", from: index + 3).map { $0 + 2 } ?? min(text.count, index + 3)
    return add(.shortcode(words(index..<close)), index..<close)
  }

  /// Whether a name follows that opens something.
  private func isCalled(_ start: Int) -> Bool {
    let name = text[start...].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    return name.isEmpty || Self.isLetter(name.first ?? 0) && !name.starts(with: "end".utf8)
  }

  private mutating func emoji(_ index: Int) -> Int? {
    guard index == 0 || !Self.isWord(text[index - 1]) && text[index - 1] != UInt8(ascii: ":"),
      let close = text[(index + 1)...].prefix(32).firstIndex(of: UInt8(ascii: ":")), close > index + 1,
      close + 1 == text.count || !Self.isWord(text[close + 1]) && text[close + 1] != UInt8(ascii: ":"),
      let character = EmojiNames.characters[words((index + 1)..<close)]
    else { return nil }
    return add(.emoji(words(index..<(close + 1)), character), index..<(close + 1))
  }

  private mutating func comment(_ index: Int) -> Int? {
    Comments.begins(text, index) ? add(.comment, index..<(index + 4)) : nil
  }
}

/// The names of emoji that writers use most, as GitHub and others spell them.
enum EmojiNames {
  static let characters = [
    "smile": "😄", "smiley": "😃", "grin": "😁", "joy": "😂", "laughing": "😆", "wink": "😉", "blush": "😊", "heart": "❤️",
    "thinking": "🤔", "cry": "😢", "sob": "😭", "sweat_smile": "😅", "sunglasses": "😎", "thumbsup": "👍", "+1": "👍",
    "thumbsdown": "👎", "-1": "👎", "clap": "👏", "pray": "🙏", "muscle": "💪", "wave": "👋", "ok_hand": "👌", "eyes": "👀",
    "fire": "🔥", "tada": "🎉", "rocket": "🚀", "star": "⭐", "star2": "🌟", "sparkles": "✨", "zap": "⚡", "boom": "💥",
    "bulb": "💡", "warning": "⚠️", "x": "❌", "white_check_mark": "✅", "heavy_check_mark": "✔️", "question": "❓",
    "exclamation": "❗", "information_source": "ℹ️", "memo": "📝", "pencil": "📝", "book": "📖", "books": "📚", "link": "🔗",
    "bug": "🐛", "wrench": "🔧", "hammer": "🔨", "lock": "🔒", "key": "🔑", "mag": "🔍", "bell": "🔔", "calendar": "📆",
    "computer": "💻", "email": "✉️", "package": "📦", "chart_with_upwards_trend": "📈", "coffee": "☕", "100": "💯",
    "point_right": "👉", "point_left": "👈", "point_up": "☝️", "point_down": "👇", "construction": "🚧", "cn": "🇨🇳",
  ]
}
