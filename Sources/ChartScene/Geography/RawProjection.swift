import Glibc

/// The formulas of projections: radians to the plane, whose y grows to the north. Forms and constants are d3-geo's.
struct RawProjection: Sendable {
  let forward: @Sendable (Double, Double) -> (Double, Double)

  static let equirectangular = RawProjection { ($0, $1) }
  static let mercator = RawProjection { ($0, log(tan((.pi / 2 + $1) / 2))) }
  static let transverseMercator = RawProjection { (log(tan((.pi / 2 + $1) / 2)), -$0) }

  /// A projection on a plane that touches the globe; `scale` is of the cosine of the distance from the touching point.
  private static func azimuthal(_ scale: @escaping @Sendable (Double) -> Double) -> RawProjection {
    RawProjection { x, y in
      let (cx, cy) = (cos(x), cos(y))
      let k = scale(cx * cy)
      if k.isInfinite { return (2, 0) }
      return (k * cy * sin(x), k * sin(y))
    }
  }

  static let azimuthalEqualArea = azimuthal { (2 / (1 + $0)).squareRoot() }
  static let azimuthalEquidistant = azimuthal { cosine in
    let c = acos(max(-1, min(1, cosine)))
    return c == 0 ? 1 : c / sin(c)
  }
  static let orthographic = RawProjection { (cos($1) * sin($0), sin($1)) }
  static let gnomonic = RawProjection { x, y in
    let k = cos(x) * cos(y)
    return (cos(y) * sin(x) / k, sin(y) / k)
  }
  static let stereographic = RawProjection { x, y in
    let k = 1 + cos(x) * cos(y)
    return (cos(y) * sin(x) / k, sin(y) / k)
  }

  static let equalEarth = RawProjection { x, y in
    let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
    let m = 3.0.squareRoot() / 2
    let l = asin(m * sin(y))
    let l2 = l * l
    let l6 = l2 * l2 * l2
    return (
      x * cos(l) / (m * (a1 + 3 * a2 * l2 + l6 * (7 * a3 + 9 * a4 * l2))), l * (a1 + a2 * l2 + l6 * (a3 + a4 * l2))
    )
  }

  static let naturalEarth1 = RawProjection { x, y in
    let y2 = y * y
    let y4 = y2 * y2
    return (
      x * (0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4))),
      y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))
    )
  }

  static let mollweide = RawProjection { x, y in
    var t = y
    let target = Double.pi * sin(y)
    if abs(abs(y) - .pi / 2) > geoEpsilon {
      for _ in 0..<30 {
        let delta = (t + sin(t) - target) / (1 + cos(t))
        t -= delta
        if abs(delta) < geoEpsilon { break }
      }
    } else {
      t = y > 0 ? .pi : -.pi
    }
    return (2 * 2.0.squareRoot() / .pi * x * cos(t / 2), 2.0.squareRoot() * sin(t / 2))
  }

  // MARK: Cones, which cut the globe at two parallels (radians)

  static func conicEqualArea(_ y0: Double, _ y1: Double) -> RawProjection {
    let sine = sin(y0)
    let n = (sine + sin(y1)) / 2
    if abs(n) < geoEpsilon {
      let k = cos(y0)
      return RawProjection { ($0 * k, sin($1) / k) }
    }
    let c = 1 + sine * (2 * n - sine)
    let r0 = c.squareRoot() / n
    return RawProjection { x, y in
      let r = (c - 2 * n * sin(y)).squareRoot() / n
      return (r * sin(x * n), r0 - r * cos(x * n))
    }
  }

  static func conicConformal(_ y0: Double, _ y1: Double) -> RawProjection {
    func tangent(_ y: Double) -> Double { tan((.pi / 2 + y) / 2) }
    let n = y0 == y1 ? sin(y0) : log(cos(y0) / cos(y1)) / log(tangent(y1) / tangent(y0))
    if n == 0 { return mercator }
    let f = cos(y0) * pow(tangent(y0), n) / n
    return RawProjection { x, y in
      let limit = Double.pi / 2 - geoEpsilon
      let y = f > 0 ? max(y, -limit) : min(y, limit)
      let r = f / pow(tan((.pi / 2 + y) / 2), n)
      return (r * sin(n * x), f - r * cos(n * x))
    }
  }

  static func conicEquidistant(_ y0: Double, _ y1: Double) -> RawProjection {
    let n = y0 == y1 ? sin(y0) : (cos(y0) - cos(y1)) / (y1 - y0)
    if abs(n) < geoEpsilon { return equirectangular }
    let g = cos(y0) / n + y0
    return RawProjection { x, y in
      let (gy, nx) = (g - y, n * x)
      return (gy * sin(nx), g - gy * cos(nx))
    }
  }
}
