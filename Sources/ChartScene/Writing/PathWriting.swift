import XMLOutput

/// Writes outlines as SVG path data: relative steps between rounded points, so that roundings don't add up.
struct PathWriting {
  private var bytes: ByteBuffer
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  private var lastCommand: UInt8 = 0

  /// Takes over the bytes written so far.
  private init(_ bytes: inout ByteBuffer) {
    self.bytes = ByteBuffer.none
    swap(&self.bytes, &bytes)
  }

  static func write(_ path: Path, to bytes: inout ByteBuffer) {
    var writing = PathWriting(&bytes)
    let steps = path.steps
    for (index, step) in steps.enumerated() {
      // The line back to the beginning is drawn by closing the outline.
      if case .line(let end) = step, index + 1 < steps.count, case .close = steps[index + 1],
        writing.isStart(end)
      {
        continue
      }
      writing.add(step)
    }
    swap(&writing.bytes, &bytes)
  }

  static func write(line a: Point, _ b: Point, to bytes: inout ByteBuffer) {
    var writing = PathWriting(&bytes)
    writing.add(.move(a))
    writing.add(.line(b))
    swap(&writing.bytes, &bytes)
  }

  static func write(
    rectangle x: Double, _ y: Double, _ width: Double, _ height: Double, to bytes: inout ByteBuffer
  ) {
    var writing = PathWriting(&bytes)
    let (x1, y1) = (NumberWriting.hundredths(x), NumberWriting.hundredths(y))
    let (x2, y2) = (NumberWriting.hundredths(x + width), NumberWriting.hundredths(y + height))
    writing.command("M")
    writing.number(x1, isFirst: true)
    writing.number(y1)
    writing.command("h")
    writing.number(x2 - x1, isFirst: true)
    writing.command("v")
    writing.number(y2 - y1, isFirst: true)
    writing.command("h")
    writing.number(x1 - x2, isFirst: true)
    writing.command("z")
    swap(&writing.bytes, &bytes)
  }

  static func text(_ path: Path) -> String {
    var buffer = ByteBuffer(capacity: 256)
    write(path, to: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  /// Whether the letter had to be written: a repeated one is understood.
  @discardableResult
  private mutating func command(_ letter: Unicode.Scalar) -> Bool {
    let byte = UInt8(ascii: letter)
    let isNew = byte != lastCommand || byte == UInt8(ascii: "M")
    if isNew { bytes.append(byte) }
    lastCommand = byte
    return isNew
  }

  private mutating func number(_ value: Int, isFirst: Bool = false) {
    if !isFirst, value >= 0 { bytes.append(UInt8(ascii: " ")) }
    NumberWriting.append(hundredths: value, to: &bytes)
  }

  private mutating func pair(_ a: Int, _ b: Int, isFirst: Bool = false) {
    number(a, isFirst: isFirst)
    number(b)
  }

  private func isStart(_ point: Point) -> Bool {
    NumberWriting.hundredths(point.x) == startX && NumberWriting.hundredths(point.y) == startY
  }

  private mutating func add(_ step: Path.Step) {
    func px(_ p: Point) -> Int { NumberWriting.hundredths(p.x) }
    func py(_ p: Point) -> Int { NumberWriting.hundredths(p.y) }
    switch step {
    case .move(let p):
      (x, y) = (px(p), py(p))
      (startX, startY) = (x, y)
      pair(x, y, isFirst: command("M"))
    case .line(let p):
      let (dx, dy) = (px(p) - x, py(p) - y)
      if dy == 0 {
        number(dx, isFirst: command("h"))
      } else if dx == 0 {
        number(dy, isFirst: command("v"))
      } else {
        pair(dx, dy, isFirst: command("l"))
      }
      (x, y) = (px(p), py(p))
    case .cubic(let a, let b, let c):
      addCurve((px(a) - x, py(a) - y), (px(b) - x, py(b) - y), (px(c) - x, py(c) - y))
    case .arc(let radius, let isLarge, let isClockwise, let p):
      let r = NumberWriting.hundredths(radius)
      pair(r, r, isFirst: command("a"))
      pair(0, isLarge ? 100 : 0)
      number(isClockwise ? 100 : 0)
      pair(px(p) - x, py(p) - y)
      (x, y) = (px(p), py(p))
    case .close:
      command("z")
      (x, y) = (startX, startY)
    }
  }

  /// A cubic curve from the current point; as a quadratic one, which is shorter, where that is nearer than a twentieth of
  /// a pixel, as for the corners of bars. The distance is at most √3/36 of |p₀ − 3p₁ + 3p₂ − p₃|: the third difference
  /// times the largest value of t(1 − t)(1 − 2t) / 2.
  private mutating func addCurve(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int)) {
    let (ex, ey) = (Double(3 * (b.x - a.x) - c.x), Double(3 * (b.y - a.y) - c.y))
    let isQuadratic = (ex * ex + ey * ey).squareRoot() * 3.0.squareRoot() / 36 < 5
    if isQuadratic {
      pair((3 * (a.x + b.x) - c.x) / 4, (3 * (a.y + b.y) - c.y) / 4, isFirst: command("q"))
    } else {
      pair(a.x, a.y, isFirst: command("c"))
      pair(b.x, b.y)
    }
    pair(c.x, c.y)
    (x, y) = (x + c.x, y + c.y)
  }
}
