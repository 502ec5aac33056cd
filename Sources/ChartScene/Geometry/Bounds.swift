import Glibc

/// A box in scene units (CSS pixels), y downwards. Empty until something is added.
package struct Bounds: Sendable, Equatable {
  package var x1 = Double.greatestFiniteMagnitude
  package var y1 = Double.greatestFiniteMagnitude
  package var x2 = -Double.greatestFiniteMagnitude
  package var y2 = -Double.greatestFiniteMagnitude

  package init() {}

  package init(x1: Double, y1: Double, x2: Double, y2: Double) {
    self.x1 = min(x1, x2)
    self.y1 = min(y1, y2)
    self.x2 = max(x1, x2)
    self.y2 = max(y1, y2)
  }

  package var isEmpty: Bool { x1 > x2 }
  package var width: Double { isEmpty ? 0 : x2 - x1 }
  package var height: Double { isEmpty ? 0 : y2 - y1 }

  package mutating func add(_ x: Double, _ y: Double) {
    x1 = min(x1, x)
    y1 = min(y1, y)
    x2 = max(x2, x)
    y2 = max(y2, y)
  }

  package mutating func formUnion(_ other: Bounds) {
    guard !other.isEmpty else { return }
    x1 = min(x1, other.x1)
    y1 = min(y1, other.y1)
    x2 = max(x2, other.x2)
    y2 = max(y2, other.y2)
  }

  package func translated(_ dx: Double, _ dy: Double) -> Bounds {
    var result = self
    guard !isEmpty else { return result }
    result.x1 += dx
    result.x2 += dx
    result.y1 += dy
    result.y2 += dy
    return result
  }

  /// Wider by the amount on each side; an empty box stays empty.
  package func expanded(_ amount: Double) -> Bounds {
    var result = self
    guard !isEmpty else { return result }
    result.x1 -= amount
    result.y1 -= amount
    result.x2 += amount
    result.y2 += amount
    return result
  }

  /// The box round this one after turning it about a point.
  package func rotated(degrees: Double, about x: Double, _ y: Double) -> Bounds {
    guard !isEmpty, degrees != 0 else { return self }
    let angle = degrees * .pi / 180
    let (c, s) = (cos(angle), sin(angle))
    let (cx, cy) = (x - x * c + y * s, y - x * s - y * c)
    var result = Bounds()
    for (px, py) in [(x1, y1), (x1, y2), (x2, y1), (x2, y2)] {
      result.add(c * px - s * py + cx, s * px + c * py + cy)
    }
    return result
  }

  package func intersects(_ other: Bounds) -> Bool {
    !isEmpty && !other.isEmpty && x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2
  }

  /// The part that both boxes cover; empty if there is none.
  package func intersection(_ other: Bounds) -> Bounds {
    var result = Bounds()
    guard intersects(other) else { return result }
    result.x1 = max(x1, other.x1)
    result.y1 = max(y1, other.y1)
    result.x2 = min(x2, other.x2)
    result.y2 = min(y2, other.y2)
    return result
  }
}
