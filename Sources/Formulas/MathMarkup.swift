/// KaTeX's MathML → MathML Core, as browsers draw it in HTML.
///
/// - Looks of letters that KaTeX names in an attribute (`mathvariant`) become the letters that Unicode has for them. In
///   `mtext`, which is prose, the attribute stays for the style sheet.
/// - `mi` and `mo` that hold elements become `mrow`: in HTML they may hold text only.
struct MathMarkup {
  private let math: [UInt8]
  private var out: [UInt8] = []
  /// The names of open elements, as they are written.
  private var open: [[UInt8]] = []

  static func core(_ math: [UInt8]) -> [UInt8] {
    var markup = MathMarkup(math: math)
    markup.write()
    return markup.out
  }

  private init(math: [UInt8]) { self.math = math }

  private mutating func write() {
    out.reserveCapacity(math.count)
    var index = 0
    while index < math.count {
      let opening = math[index...].firstIndex(of: UInt8(ascii: "<")) ?? math.count
      out.append(contentsOf: math[index..<opening])
      guard opening < math.count, let closing = math[opening...].firstIndex(of: UInt8(ascii: ">")) else {
        out.append(contentsOf: math[opening...])
        return
      }
      index = closing + 1
      if math[opening + 1] == UInt8(ascii: "/") {
        out.append(contentsOf: Array("</".utf8) + (open.popLast() ?? []) + [UInt8(ascii: ">")])
      } else if writeTag(math[(opening + 1)..<closing], next: index) {
        index = math[index...].firstIndex(of: UInt8(ascii: "<")) ?? math.count
      }
    }
  }

  private static let variant = Array(" mathvariant=\"".utf8)

  /// Writes a tag, and the text behind it if its letters are others: then it gives true.
  private mutating func writeTag(_ tag: ArraySlice<UInt8>, next: Int) -> Bool {
    let name = Array(tag.prefix { $0 != 0x20 })
    let isToken = name == Array("mi".utf8) || name == Array("mo".utf8) || name == Array("mn".utf8)
    if isToken, next + 1 < math.count, math[next] == UInt8(ascii: "<"), math[next + 1] != UInt8(ascii: "/") {
      open.append(Array("mrow".utf8))
      out.append(contentsOf: "<mrow>".utf8)
      return false
    }
    open.append(name)
    out.append(UInt8(ascii: "<"))
    guard isToken, let start = tag.firstRange(of: Self.variant),
      let end = tag[start.upperBound...].firstIndex(of: UInt8(ascii: "\"")),
      let letters = MathAlphabet.letters(
        math[next...].prefix { $0 != UInt8(ascii: "<") }, in: tag[start.upperBound..<end])
    else {
      out.append(contentsOf: tag + [UInt8(ascii: ">")])
      return false
    }
    out.append(contentsOf: tag[..<start.lowerBound] + tag[(end + 1)...] + [UInt8(ascii: ">")] + letters)
    return true
  }
}
