/// Writes outlines as SVG path data: relative steps between rounded points, so that roundings don't add up.
struct PathWriting {
  private(set) var bytes: [UInt8] = []
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  private var lastCommand: UInt8 = 0

  static func text(_ path: Path) -> String {
    var writing = PathWriting()
    for step in path.steps { writing.add(step) }
    return String(decoding: writing.bytes, as: UTF8.self)
  }

  static func text(rectangle x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    var writing = PathWriting()
    let (x1, y1) = (NumberWriting.hundredths(x), NumberWriting.hundredths(y))
    let (x2, y2) = (NumberWriting.hundredths(x + width), NumberWriting.hundredths(y + height))
    writing.command("M", [x1, y1])
    writing.command("h", [x2 - x1])
    writing.command("v", [y2 - y1])
    writing.command("h", [x1 - x2])
    writing.command("z", [])
    return String(decoding: writing.bytes, as: UTF8.self)
  }

  private mutating func command(_ letter: Unicode.Scalar, _ numbers: [Int]) {
    let byte = UInt8(ascii: letter)
    let repeats = byte == lastCommand && byte != UInt8(ascii: "M")
    if !repeats { bytes.append(byte) }
    for (index, number) in numbers.enumerated() {
      if (index > 0 || repeats), number >= 0 { bytes.append(UInt8(ascii: " ")) }
      NumberWriting.append(hundredths: number, to: &bytes)
    }
    lastCommand = byte
  }

  private mutating func add(_ step: Path.Step) {
    func px(_ p: Point) -> Int { NumberWriting.hundredths(p.x) }
    func py(_ p: Point) -> Int { NumberWriting.hundredths(p.y) }
    switch step {
    case .move(let p):
      (x, y) = (px(p), py(p))
      (startX, startY) = (x, y)
      command("M", [x, y])
    case .line(let p):
      let (dx, dy) = (px(p) - x, py(p) - y)
      if dy == 0 { command("h", [dx]) } else if dx == 0 { command("v", [dy]) } else { command("l", [dx, dy]) }
      (x, y) = (px(p), py(p))
    case .cubic(let a, let b, let c):
      command("c", [px(a) - x, py(a) - y, px(b) - x, py(b) - y, px(c) - x, py(c) - y])
      (x, y) = (px(c), py(c))
    case .arc(let radius, let isLarge, let isClockwise, let p):
      let r = NumberWriting.hundredths(radius)
      command("a", [r, r, 0, isLarge ? 100 : 0, isClockwise ? 100 : 0, px(p) - x, py(p) - y])
      (x, y) = (px(p), py(p))
    case .close:
      command("z", [])
      (x, y) = (startX, startY)
    }
  }
}
