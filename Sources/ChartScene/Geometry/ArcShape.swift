import Glibc

/// A sector of a ring about (0, 0); angles in radians, clockwise from twelve o'clock (d3-shape's arc).
package struct ArcShape: Sendable {
  package var innerRadius: Double
  package var outerRadius: Double
  package var startAngle: Double
  package var endAngle: Double
  /// What is left free between this sector and the next.
  package var padAngle = 0.0
  /// In pixels, as the other radii.
  package var cornerRadius = 0.0

  package init(innerRadius: Double, outerRadius: Double, startAngle: Double, endAngle: Double) {
    self.innerRadius = innerRadius
    self.outerRadius = outerRadius
    self.startAngle = startAngle
    self.endAngle = endAngle
  }

  package var path: Path {
    var path = Path()
    var (r0, r1) = (innerRadius, outerRadius)
    if r1 < r0 { swap(&r0, &r1) }
    let (a0, a1) = (startAngle - .pi / 2, endAngle - .pi / 2)
    let span = abs(a1 - a0)
    let clockwise = a1 > a0
    guard r1 > 1e-12 else {
      path.move(0, 0)
      path.close()
      return path
    }
    if span > 2 * .pi - 1e-12 {
      ring(r1, a0, clockwise, &path)
      if r0 > 1e-12 { ring(r0, a1, !clockwise, &path) }
      return path
    }
    let padded = Padding(self, r0, r1, a0, a1, span, clockwise)
    if cornerRadius > 1e-12, padded.outerSpan > 1e-12 {
      rounded(r0, r1, padded, clockwise, &path)
    } else {
      plain(r0, r1, padded, span, clockwise, &path)
    }
    path.close()
    return path
  }

  private func ring(_ radius: Double, _ start: Double, _ clockwise: Bool, _ path: inout Path) {
    path.move(radius * cos(start), radius * sin(start))
    path.arc(radius: radius, isClockwise: clockwise, to: -radius * cos(start), -radius * sin(start))
    path.arc(radius: radius, isClockwise: clockwise, to: radius * cos(start), radius * sin(start))
    path.close()
  }

  /// Angles after half of the gap was taken from both sides.
  private struct Padding {
    var (a01, a11, a00, a10): (Double, Double, Double, Double)
    var innerSpan: Double
    var outerSpan: Double

    init(_ arc: ArcShape, _ r0: Double, _ r1: Double, _ a0: Double, _ a1: Double, _ span: Double, _ clockwise: Bool) {
      (a01, a11, a00, a10) = (a0, a1, a0, a1)
      (innerSpan, outerSpan) = (span, span)
      let pad = arc.padAngle / 2
      let radius = pad > 1e-12 ? (r0 * r0 + r1 * r1).squareRoot() : 0
      guard radius > 1e-12 else { return }
      let p0 = asin(min(1, r0 > 0 ? radius / r0 * sin(pad) : 1))
      let p1 = asin(min(1, radius / r1 * sin(pad)))
      innerSpan -= p0 * 2
      if innerSpan > 1e-12 {
        let shift = p0 * (clockwise ? 1 : -1)
        a00 += shift
        a10 -= shift
      } else {
        innerSpan = 0
        a00 = (a0 + a1) / 2
        a10 = a00
      }
      outerSpan -= p1 * 2
      if outerSpan > 1e-12 {
        let shift = p1 * (clockwise ? 1 : -1)
        a01 += shift
        a11 -= shift
      } else {
        outerSpan = 0
        a01 = (a0 + a1) / 2
        a11 = a01
      }
    }
  }

  private func plain(
    _ r0: Double, _ r1: Double, _ angles: Padding, _ span: Double, _ clockwise: Bool, _ path: inout Path
  ) {
    path.move(r1 * cos(angles.a01), r1 * sin(angles.a01))
    path.arc(
      radius: r1, isLarge: angles.outerSpan > .pi, isClockwise: clockwise, to: r1 * cos(angles.a11),
      r1 * sin(angles.a11))
    if r0 > 1e-12, angles.innerSpan > 1e-12 {
      path.line(r0 * cos(angles.a10), r0 * sin(angles.a10))
      path.arc(
        radius: r0, isLarge: angles.innerSpan > .pi, isClockwise: !clockwise, to: r0 * cos(angles.a00),
        r0 * sin(angles.a00))
    } else {
      path.line(r0 * cos(angles.a10), r0 * sin(angles.a10))
    }
  }

  /// Corners as arcs tangent to the circle and the straight side.
  private func rounded(_ r0: Double, _ r1: Double, _ angles: Padding, _ clockwise: Bool, _ path: inout Path) {
    let limit = min(abs(r1 - r0) / 2, cornerRadius)
    var (rc0, rc1) = (limit, limit)
    if angles.outerSpan < .pi {
      let half = sin(angles.outerSpan / 2)
      rc1 = min(limit, r1 * half / (1 + half))
      rc0 = r0 > 0 ? min(limit, half < 1 ? r0 * half / (1 - half) : limit) : 0
    }
    corner(r1, rc1, angles.a01, angles.a11, isOuter: true, clockwise, angles.outerSpan, &path)
    if r0 > 1e-12 {
      corner(r0, rc0, angles.a10, angles.a00, isOuter: false, !clockwise, angles.innerSpan, &path)
    } else {
      path.line(0, 0)
    }
  }

  private func corner(
    _ radius: Double, _ corner: Double, _ start: Double, _ end: Double, isOuter: Bool, _ clockwise: Bool,
    _ span: Double, _ path: inout Path
  ) {
    let centre = isOuter ? radius - corner : radius + corner
    let turn = asin(min(1, corner / max(centre, 1e-9)))
    let sign = clockwise ? 1.0 : -1.0
    let side = (centre * centre - corner * corner).squareRoot()
    func at(_ angle: Double, _ r: Double) -> Point { Point(r * cos(angle), r * sin(angle)) }
    let first = at(start, side)
    if isOuter { path.move(first.x, first.y) } else { path.line(first.x, first.y) }
    let second = at(start + sign * turn, radius)
    path.arc(radius: corner, isClockwise: isOuter ? clockwise : clockwise, to: second.x, second.y)
    let third = at(end - sign * turn, radius)
    path.arc(radius: radius, isLarge: span - 2 * turn > .pi, isClockwise: clockwise, to: third.x, third.y)
    let last = at(end, side)
    path.arc(radius: corner, isClockwise: clockwise, to: last.x, last.y)
  }
}
