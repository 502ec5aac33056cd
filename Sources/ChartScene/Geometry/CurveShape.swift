import Glibc

/// How points are joined (d3-shape's curves).
package enum CurveShape: String, Sendable, CaseIterable {
  case linear
  case linearClosed = "linear-closed"
  case step
  case stepBefore = "step-before"
  case stepAfter = "step-after"
  case basis
  case basisOpen = "basis-open"
  case basisClosed = "basis-closed"
  case bundle
  case cardinal
  case cardinalOpen = "cardinal-open"
  case cardinalClosed = "cardinal-closed"
  case catmullRom = "catmull-rom"
  case catmullRomOpen = "catmull-rom-open"
  case catmullRomClosed = "catmull-rom-closed"
  case monotone
  case natural

  /// Appends the curve through some points. `continues` draws a line to the first point instead of moving there.
  package func append(
    _ points: [Point], to path: inout Path, tension: Double? = nil, isVertical: Bool = false, continues: Bool = false
  ) {
    guard let first = points.first else { return }
    if continues { path.line(first.x, first.y) } else { path.move(first.x, first.y) }
    if points.count == 1 {
      if !continues { path.close() }
      return
    }
    switch self {
    case .linear, .linearClosed, .basisOpen, .cardinalOpen, .catmullRomOpen:
      for point in points.dropFirst() { path.line(point.x, point.y) }
      if self == .linearClosed { path.close() }
    case .step, .stepBefore, .stepAfter: steps(points, &path)
    case .basis, .bundle, .basisClosed: Spline.basis(points, &path)
    case .cardinal, .cardinalClosed: Spline.cardinal(points, (1 - (tension ?? 0)) / 6, &path)
    case .catmullRom, .catmullRomClosed: Spline.catmullRom(points, tension ?? 0.5, &path)
    case .monotone: Spline.monotone(points, isVertical: isVertical, &path)
    case .natural: Spline.natural(points, &path)
    }
  }

  private func steps(_ points: [Point], _ path: inout Path) {
    let t = self == .step ? 0.5 : self == .stepBefore ? 0.0 : 1.0
    for (last, next) in zip(points, points.dropFirst()) {
      if t == 0 {
        path.line(last.x, next.y)
        path.line(next.x, next.y)
      } else {
        let x = last.x * (1 - t) + next.x * t
        path.line(x, last.y)
        path.line(x, next.y)
      }
    }
    if t == 0.5, let last = points.last { path.line(last.x, last.y) }
  }
}

/// Cubic curves through or near points.
enum Spline {
  /// Uniform cubic B-spline, ends touched.
  static func basis(_ points: [Point], _ path: inout Path) {
    guard points.count > 2 else {
      path.line(points[1].x, points[1].y)
      return
    }
    path.line((5 * points[0].x + points[1].x) / 6, (5 * points[0].y + points[1].y) / 6)
    func segment(_ a: Point, _ b: Point, _ c: Point) {
      path.cubic(
        Point((2 * a.x + b.x) / 3, (2 * a.y + b.y) / 3), Point((a.x + 2 * b.x) / 3, (a.y + 2 * b.y) / 3),
        Point((a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6))
    }
    for index in 2..<points.count { segment(points[index - 2], points[index - 1], points[index]) }
    let last = points[points.count - 1]
    segment(points[points.count - 2], last, last)
    path.line(last.x, last.y)
  }

  static func cardinal(_ points: [Point], _ k: Double, _ path: inout Path) {
    guard points.count > 2 else {
      path.line(points[1].x, points[1].y)
      return
    }
    for index in 0..<(points.count - 1) {
      let p0 = points[max(0, index - 1)]
      let (p1, p2) = (points[index], points[index + 1])
      let p3 = points[min(points.count - 1, index + 2)]
      path.cubic(
        index == 0
          ? Point(p1.x + k * (p2.x - p1.x) * 0, p1.y) : Point(p1.x + k * (p2.x - p0.x), p1.y + k * (p2.y - p0.y)),
        index == points.count - 2
          ? Point(p2.x + k * (p1.x - p2.x), p2.y + k * (p1.y - p2.y))
          : Point(p2.x + k * (p1.x - p3.x), p2.y + k * (p1.y - p3.y)), p2)
    }
  }

  static func catmullRom(_ points: [Point], _ alpha: Double, _ path: inout Path) {
    guard points.count > 2 else {
      path.line(points[1].x, points[1].y)
      return
    }
    func distance(_ a: Point, _ b: Point) -> (Double, Double) {
      let square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
      let double = pow(square, alpha)
      return (double.squareRoot(), double)
    }
    for index in 0..<(points.count - 1) {
      let p0 = points[max(0, index - 1)]
      let (p1, p2) = (points[index], points[index + 1])
      let p3 = points[min(points.count - 1, index + 2)]
      let l01 = distance(p0, p1)
      let l12 = distance(p1, p2)
      let l23 = distance(p2, p3)
      var c1 = p1
      var c2 = p2
      if l01.0 > 1e-12 {
        let a = 2 * l01.1 + 3 * l01.0 * l12.0 + l12.1
        let n = 3 * l01.0 * (l01.0 + l12.0)
        c1 = Point((p1.x * a - p0.x * l12.1 + p2.x * l01.1) / n, (p1.y * a - p0.y * l12.1 + p2.y * l01.1) / n)
      }
      if l23.0 > 1e-12 {
        let b = 2 * l23.1 + 3 * l23.0 * l12.0 + l12.1
        let m = 3 * l23.0 * (l23.0 + l12.0)
        c2 = Point((p2.x * b + p1.x * l23.1 - p3.x * l12.1) / m, (p2.y * b + p1.y * l23.1 - p3.y * l12.1) / m)
      }
      path.cubic(c1, c2, p2)
    }
  }

  /// Steffen (1990), "A simple method for monotonic interpolation in one dimension".
  static func monotone(_ points: [Point], isVertical: Bool, _ path: inout Path) {
    let source = isVertical ? points.map { Point($0.y, $0.x) } : points
    var distinct: [Point] = []
    for point in source where distinct.last != point { distinct.append(point) }
    func out(_ point: Point) -> Point { isVertical ? Point(point.y, point.x) : point }
    guard distinct.count > 2 else {
      if let last = distinct.last.map(out) { path.line(last.x, last.y) }
      return
    }
    let count = distinct.count
    var slopes = [Double](repeating: 0, count: count)
    func sign(_ x: Double) -> Double { x < 0 ? -1 : 1 }
    for index in 1..<(count - 1) {
      let h0 = distinct[index].x - distinct[index - 1].x
      let h1 = distinct[index + 1].x - distinct[index].x
      let s0 = (distinct[index].y - distinct[index - 1].y) / (h0 != 0 ? h0 : h1 < 0 ? -0.0 : 0)
      let s1 = (distinct[index + 1].y - distinct[index].y) / (h1 != 0 ? h1 : h0 < 0 ? -0.0 : 0)
      let p = (s0 * h1 + s1 * h0) / (h0 + h1)
      let slope = (sign(s0) + sign(s1)) * min(abs(s0), abs(s1), 0.5 * abs(p))
      slopes[index] = slope.isNaN ? 0 : slope
    }
    func end(_ a: Int, _ b: Int, _ t: Double) -> Double {
      let h = distinct[b].x - distinct[a].x
      return h != 0 ? (3 * (distinct[b].y - distinct[a].y) / h - t) / 2 : t
    }
    slopes[0] = end(0, 1, slopes[1])
    slopes[count - 1] = end(count - 2, count - 1, slopes[count - 2])
    for index in 0..<(count - 1) {
      let (p, q) = (distinct[index], distinct[index + 1])
      let dx = (q.x - p.x) / 3
      path.cubic(
        out(Point(p.x + dx, p.y + dx * slopes[index])), out(Point(q.x - dx, q.y - dx * slopes[index + 1])), out(q))
    }
  }

  static func natural(_ points: [Point], _ path: inout Path) {
    guard points.count > 2 else {
      path.line(points[1].x, points[1].y)
      return
    }
    let xs = controls(points.map(\.x))
    let ys = controls(points.map(\.y))
    for index in 0..<(points.count - 1) {
      path.cubic(
        Point(xs.0[index], ys.0[index]), Point(xs.1[index], ys.1[index]), points[index + 1])
    }
  }

  private static func controls(_ x: [Double]) -> ([Double], [Double]) {
    let n = x.count - 1
    var a = [Double](repeating: 0, count: n)
    var b = a
    var r = a
    b[0] = 2
    r[0] = x[0] + 2 * x[1]
    for i in 1..<max(1, n - 1) {
      a[i] = 1
      b[i] = 4
      r[i] = 4 * x[i] + 2 * x[i + 1]
    }
    a[n - 1] = 2
    b[n - 1] = 7
    r[n - 1] = 8 * x[n - 1] + x[n]
    for i in 1..<n {
      let m = a[i] / b[i - 1]
      b[i] -= m
      r[i] -= m * r[i - 1]
    }
    a[n - 1] = r[n - 1] / b[n - 1]
    for i in stride(from: n - 2, through: 0, by: -1) { a[i] = (r[i] - a[i + 1]) / b[i] }
    b[n - 1] = (x[n] + a[n - 1]) / 2
    for i in 0..<(n - 1) { b[i] = 2 * x[i + 1] - a[i + 1] }
    return (a, b)
  }
}
