#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads SVG path data (SVG 1.1, section 8.3), for custom symbol shapes.
enum PathText {
  static func parse(_ text: String) -> Path? {
    var scanner = PathScanner(bytes: Array(text.utf8))
    guard let first = scanner.command(), first == "M" || first == "m" else { return nil }
    scanner.index = 0
    var builder = PathTextBuilder()
    var command: Character?
    while !scanner.isAtEnd {
      if let next = scanner.command() { command = next }
      guard let letter = command, builder.add(letter, &scanner) else { return nil }
      if letter == "M" { command = "L" }
      if letter == "m" { command = "l" }
    }
    return builder.path
  }
}

private struct PathTextBuilder {
  var path = Path()
  private var last = Point(0, 0)
  private var start = Point(0, 0)
  private var control: Point?
  private var quadControl: Point?

  mutating func add(_ letter: Character, _ scanner: inout PathScanner) -> Bool {
    let isRelative = letter.isLowercase
    let base = isRelative ? last : Point(0, 0)
    func point() -> Point? {
      guard let x = scanner.number(), let y = scanner.number() else { return nil }
      return Point(base.x + x, base.y + y)
    }
    var newControl: Point?
    var newQuad: Point?
    switch letter.uppercased() {
    case "M":
      guard let p = point() else { return false }
      path.move(p.x, p.y)
      (last, start) = (p, p)
    case "L":
      guard let p = point() else { return false }
      path.line(p.x, p.y)
      last = p
    case "H":
      guard let x = scanner.number() else { return false }
      last = Point(base.x + x, last.y)
      path.line(last.x, last.y)
    case "V":
      guard let y = scanner.number() else { return false }
      last = Point(last.x, base.y + y)
      path.line(last.x, last.y)
    case "C", "S":
      let a = letter.uppercased() == "C" ? point() : control.map { Point(2 * last.x - $0.x, 2 * last.y - $0.y) } ?? last
      guard let a, let b = point(), let c = point() else { return false }
      path.cubic(a, b, c)
      (last, newControl) = (c, b)
    case "Q", "T":
      let q =
        letter.uppercased() == "Q" ? point() : quadControl.map { Point(2 * last.x - $0.x, 2 * last.y - $0.y) } ?? last
      guard let q, let c = point() else { return false }
      path.cubic(
        Point(last.x + 2 / 3 * (q.x - last.x), last.y + 2 / 3 * (q.y - last.y)),
        Point(c.x + 2 / 3 * (q.x - c.x), c.y + 2 / 3 * (q.y - c.y)), c)
      (last, newQuad) = (c, q)
    case "A":
      guard let rx = scanner.number(), scanner.number() != nil, scanner.number() != nil, let large = scanner.flag(),
        let sweep = scanner.flag(), let p = point()
      else { return false }
      path.arc(radius: rx, isLarge: large, isClockwise: sweep, to: p.x, p.y)
      last = p
    case "Z":
      path.close()
      last = start
    default: return false
    }
    (control, quadControl) = (newControl, newQuad)
    return true
  }
}

private struct PathScanner {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skip() {
    while index < bytes.count, [0x20, 0x2C, 0x0A, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
  }

  var isAtEnd: Bool {
    mutating get {
      skip()
      return index >= bytes.count
    }
  }

  mutating func command() -> Character? {
    skip()
    guard index < bytes.count else { return nil }
    let character = Character(Unicode.Scalar(bytes[index]))
    guard "MmLlHhVvCcSsQqTtAaZz".contains(character) else { return nil }
    index += 1
    return character
  }

  mutating func flag() -> Bool? {
    skip()
    guard index < bytes.count, bytes[index] == 0x30 || bytes[index] == 0x31 else { return nil }
    defer { index += 1 }
    return bytes[index] == 0x31
  }

  mutating func number() -> Double? {
    skip()
    let start = index
    var sawDot = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
      } else if byte == UInt8(ascii: "."), !sawDot {
        sawDot = true
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"),
        index == start || bytes[index - 1] | 0x20 == UInt8(ascii: "e")
      {
      } else if byte | 0x20 == UInt8(ascii: "e"), index > start {
      } else {
        break
      }
      index += 1
    }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self))
  }
}
