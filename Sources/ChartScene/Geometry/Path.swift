import Glibc

/// An outline of straight lines, cubic curves and circular arcs.
package struct Path: Sendable, Equatable {
  package enum Step: Sendable, Equatable {
    case move(Point)
    case line(Point)
    case cubic(Point, Point, Point)
    /// A circular arc to a point.
    case arc(radius: Double, isLarge: Bool, isClockwise: Bool, Point)
    case close
  }

  package private(set) var steps: [Step] = []

  package init() {}

  package var isEmpty: Bool { steps.isEmpty }

  package mutating func move(_ x: Double, _ y: Double) { steps.append(.move(Point(x, y))) }
  package mutating func line(_ x: Double, _ y: Double) { steps.append(.line(Point(x, y))) }
  package mutating func cubic(_ a: Point, _ b: Point, _ c: Point) { steps.append(.cubic(a, b, c)) }
  package mutating func close() { steps.append(.close) }

  package mutating func arc(radius: Double, isLarge: Bool = false, isClockwise: Bool, to x: Double, _ y: Double) {
    steps.append(.arc(radius: radius, isLarge: isLarge, isClockwise: isClockwise, Point(x, y)))
  }

  package mutating func append(_ other: Path) { steps += other.steps }

  package mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    move(x, y)
    line(x + width, y)
    line(x + width, y + height)
    line(x, y + height)
    close()
  }

  package mutating func circle(_ x: Double, _ y: Double, radius: Double) {
    move(x + radius, y)
    arc(radius: radius, isClockwise: true, to: x - radius, y)
    arc(radius: radius, isClockwise: true, to: x + radius, y)
    close()
  }

  package func translated(_ dx: Double, _ dy: Double) -> Path {
    mapped { Point($0.x + dx, $0.y + dy) }
  }

  /// Turned clockwise about (0, 0).
  package func rotated(degrees: Double) -> Path {
    let angle = degrees * .pi / 180
    let (c, s) = (cos(angle), sin(angle))
    return mapped { Point($0.x * c - $0.y * s, $0.x * s + $0.y * c) }
  }

  private func mapped(_ map: (Point) -> Point) -> Path {
    var result = Path()
    result.steps = steps.map { step in
      switch step {
      case .move(let p): .move(map(p))
      case .line(let p): .line(map(p))
      case .cubic(let a, let b, let c): .cubic(map(a), map(b), map(c))
      case .arc(let radius, let isLarge, let isClockwise, let p):
        .arc(radius: radius, isLarge: isLarge, isClockwise: isClockwise, map(p))
      case .close: .close
      }
    }
    return result
  }

  /// The box round the outline; exact for lines and arcs, by the extremes of the curve for cubics.
  package var bounds: Bounds {
    var bounds = Bounds()
    var last = Point(0, 0)
    var start = last
    for step in steps {
      switch step {
      case .move(let p):
        bounds.add(p.x, p.y)
        last = p
        start = p
      case .line(let p):
        bounds.add(p.x, p.y)
        last = p
      case .cubic(let a, let b, let c):
        bounds.add(c.x, c.y)
        for t in Self.extremes(last.x, a.x, b.x, c.x) + Self.extremes(last.y, a.y, b.y, c.y) {
          bounds.add(Self.cubic(last.x, a.x, b.x, c.x, t), Self.cubic(last.y, a.y, b.y, c.y, t))
        }
        last = c
      case .arc(let radius, let isLarge, let isClockwise, let p):
        ArcExtent.add(from: last, to: p, radius, isLarge, isClockwise, into: &bounds)
        last = p
      case .close: last = start
      }
    }
    return bounds
  }

  private static func cubic(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double) -> Double {
    let u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  }

  private static func extremes(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> [Double] {
    let p = -a + 3 * b - 3 * c + d
    let q = 2 * (a - 2 * b + c)
    let r = b - a
    if abs(p) < 1e-12 { return abs(q) < 1e-12 ? [] : [-r / q].filter { $0 > 0 && $0 < 1 } }
    let root = q * q - 4 * p * r
    guard root >= 0 else { return [] }
    return [(-q + root.squareRoot()) / (2 * p), (-q - root.squareRoot()) / (2 * p)].filter { $0 > 0 && $0 < 1 }
  }
}

/// How far a circular arc reaches.
enum ArcExtent {
  static func add(
    from a: Point, to b: Point, _ radius: Double, _ isLarge: Bool, _ isClockwise: Bool, into bounds: inout Bounds
  ) {
    bounds.add(a.x, a.y)
    bounds.add(b.x, b.y)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let chord = (dx * dx + dy * dy).squareRoot()
    guard chord > 0, radius > 0 else { return }
    let height = max(0, radius * radius - chord * chord / 4).squareRoot()
    let side = isLarge == isClockwise ? 1.0 : -1.0
    let centre = Point((a.x + b.x) / 2 + side * height * dy / chord, (a.y + b.y) / 2 - side * height * dx / chord)
    let start = atan2(a.y - centre.y, a.x - centre.x)
    var end = atan2(b.y - centre.y, b.x - centre.x)
    if isClockwise, end < start { end += 2 * .pi }
    if !isClockwise, end > start { end -= 2 * .pi }
    for quarter in -4...4 {
      let angle = Double(quarter) * .pi / 2
      if angle > min(start, end), angle < max(start, end) {
        bounds.add(centre.x + radius * cos(angle), centre.y + radius * sin(angle))
      }
    }
  }
}
