/// The space in which colours between two are found.
package enum ColourSpace: String, Sendable, CaseIterable {
  case rgb, lab, hcl, hsl
  case hclLong = "hcl-long"
  case hslLong = "hsl-long"
  case cubehelix
  case cubehelixLong = "cubehelix-long"
}

extension ColourSpace {
  /// The colour at `t` of the way from `a` (0) to `b` (1), in this space.
  package func between(_ a: Colour, _ b: Colour, _ t: Double) -> Colour {
    let alpha = mix(a.alpha, b.alpha, t)
    switch self {
    case .rgb, .cubehelix, .cubehelixLong:
      return Colour(
        red: mix(a.red, b.red, t), green: mix(a.green, b.green, t), blue: mix(a.blue, b.blue, t), alpha: alpha)
    case .lab:
      let (p, q) = (LabColour(a), LabColour(b))
      return LabColour(lightness: mix(p.lightness, q.lightness, t), a: mix(p.a, q.a, t), b: mix(p.b, q.b, t))
        .colour(alpha: alpha)
    case .hcl, .hclLong:
      let (p, q) = (HCLColour(a), HCLColour(b))
      return HCLColour(
        hue: hue(p.hue, q.hue, t), chroma: mix(p.chroma, q.chroma, t), lightness: mix(p.lightness, q.lightness, t)
      ).colour(alpha: alpha)
    case .hsl, .hslLong:
      let (p, q) = (HSL(a), HSL(b))
      return HSL(
        hue: hue(p.hue, q.hue, t), saturation: mix(p.saturation, q.saturation, t),
        lightness: mix(p.lightness, q.lightness, t)
      ).colour(alpha: alpha)
    }
  }

  /// Straight between two numbers; where one is unknown the other holds.
  private func mix(_ a: Double, _ b: Double, _ t: Double) -> Double {
    a.isNaN ? b : b.isNaN ? a : a + (b - a) * t
  }

  private func hue(_ a: Double, _ b: Double, _ t: Double) -> Double {
    guard !a.isNaN, !b.isNaN else { return a.isNaN ? b : a }
    var delta = b - a
    if self != .hclLong, self != .hslLong, abs(delta) > 180 { delta -= 360 * (delta / 360).rounded() }
    return a + delta * t
  }
}
