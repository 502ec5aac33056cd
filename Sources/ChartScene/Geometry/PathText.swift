import Glibc

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
    let base = letter.isLowercase ? last : Point(0, 0)
    let before = (control, quadControl)
    (control, quadControl) = (nil, nil)
    switch letter.uppercased() {
    case "C", "S", "Q", "T": return curve(letter.uppercased(), base, before, &scanner)
    case "A": return arc(base, &scanner)
    case "Z":
      path.close()
      last = start
      return true
    default: return line(letter.uppercased(), base, &scanner)
    }
  }

  private func point(_ base: Point, _ scanner: inout PathScanner) -> Point? {
    guard let x = scanner.number(), let y = scanner.number() else { return nil }
    return Point(base.x + x, base.y + y)
  }

  private mutating func line(_ letter: String, _ base: Point, _ scanner: inout PathScanner) -> Bool {
    switch letter {
    case "H":
      guard let x = scanner.number() else { return false }
      last = Point(base.x + x, last.y)
    case "V":
      guard let y = scanner.number() else { return false }
      last = Point(last.x, base.y + y)
    case "M", "L":
      guard let p = point(base, &scanner) else { return false }
      last = p
    default: return false
    }
    if letter == "M" {
      path.move(last.x, last.y)
      start = last
    } else {
      path.line(last.x, last.y)
    }
    return true
  }

  /// Curves with two control points or one; the short forms mirror the last one of the curve before.
  private mutating func curve(
    _ letter: String, _ base: Point, _ before: (control: Point?, quadControl: Point?), _ scanner: inout PathScanner
  ) -> Bool {
    func mirrored(_ control: Point?) -> Point { control.map { Point(2 * last.x - $0.x, 2 * last.y - $0.y) } ?? last }
    if letter == "C" || letter == "S" {
      guard let a = letter == "C" ? point(base, &scanner) : mirrored(before.control), let b = point(base, &scanner),
        let c = point(base, &scanner)
      else { return false }
      path.cubic(a, b, c)
      (last, control) = (c, b)
      return true
    }
    guard let q = letter == "Q" ? point(base, &scanner) : mirrored(before.quadControl), let c = point(base, &scanner)
    else { return false }
    path.cubic(
      Point(last.x + 2 / 3 * (q.x - last.x), last.y + 2 / 3 * (q.y - last.y)),
      Point(c.x + 2 / 3 * (q.x - c.x), c.y + 2 / 3 * (q.y - c.y)), c)
    (last, quadControl) = (c, q)
    return true
  }

  private mutating func arc(_ base: Point, _ scanner: inout PathScanner) -> Bool {
    guard let radius = scanner.number(), scanner.number() != nil, scanner.number() != nil, let large = scanner.flag(),
      let sweep = scanner.flag(), let p = point(base, &scanner)
    else { return false }
    path.arc(radius: radius, isLarge: large, isClockwise: sweep, to: p.x, p.y)
    last = p
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
