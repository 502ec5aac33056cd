import Glibc

/// The outlines of point marks about (0, 0); `size` is the area in square pixels, as in Vega.
package enum SymbolShape {
  package static let names = [
    "circle", "square", "cross", "diamond", "triangle-up", "triangle-down", "triangle-right", "triangle-left",
    "triangle", "stroke", "arrow", "wedge",
  ]

  /// Nil for a name that is neither known nor a path.
  package static func path(_ name: String, size: Double) -> Path? {
    let half = max(0, size).squareRoot() / 2
    var path = Path()
    switch name {
    case "circle": path.circle(0, 0, radius: half)
    case "square": path.rectangle(-half, -half, 2 * half, 2 * half)
    case "stroke":
      path.move(-half, 0)
      path.line(half, 0)
    default:
      guard let corners = corners(name, half) else { return PathText.parse(name)?.scaled(half) }
      return polygon(corners)
    }
    return path
  }

  /// The corners of a symbol of straight lines; `half` is half the side of the square of its size.
  private static func corners(_ name: String, _ half: Double) -> [(Double, Double)]? {
    let h = half * 0.8660254037844386  // half √3
    let tall = 3.0.squareRoot() * half
    switch name {
    case "cross":
      let s = half / 2.5
      return [
        (-half, -s), (-half, s), (-s, s), (-s, half), (s, half), (s, s), (half, s), (half, -s), (s, -s), (s, -half),
        (-s, -half), (-s, -s),
      ]
    case "diamond": return [(-half, 0), (0, -half), (half, 0), (0, half)]
    case "triangle-up": return [(0, -h), (-half, h), (half, h)]
    case "triangle-down": return [(0, h), (-half, -h), (half, -h)]
    case "triangle-right": return [(h, 0), (-h, -half), (-h, half)]
    case "triangle-left": return [(-h, 0), (h, -half), (h, half)]
    case "triangle": return [(0, -tall / 3 * 2), (-half, tall / 3), (half, tall / 3)]
    case "wedge":
      let b = tall - half * 1.1547005383792517
      let o = half / 4
      return [(0, -tall - b), (-o, tall - b), (o, tall - b)]
    case "arrow":
      let s = half / 7
      let t = half / 2.5
      return [(-s, half), (s, half), (s, -t), (t, -t), (0, -half), (-t, -t), (-s, -t)]
    default: return nil
    }
  }

  private static func polygon(_ points: [(Double, Double)]) -> Path {
    var path = Path()
    for (index, point) in points.enumerated() {
      if index == 0 { path.move(point.0, point.1) } else { path.line(point.0, point.1) }
    }
    path.close()
    return path
  }
}

extension Path {
  func scaled(_ factor: Double) -> Path {
    var result = Path()
    for step in steps {
      switch step {
      case .move(let p): result.move(p.x * factor, p.y * factor)
      case .line(let p): result.line(p.x * factor, p.y * factor)
      case .cubic(let a, let b, let c):
        result.cubic(
          Point(a.x * factor, a.y * factor), Point(b.x * factor, b.y * factor), Point(c.x * factor, c.y * factor))
      case .arc(let radius, let isLarge, let isClockwise, let p):
        result.arc(radius: radius * factor, isLarge: isLarge, isClockwise: isClockwise, to: p.x * factor, p.y * factor)
      case .close: result.close()
      }
    }
    return result
  }
}
