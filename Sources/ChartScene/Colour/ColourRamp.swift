/// The space in which colours between two are found.
package enum ColourSpace: String, Sendable, CaseIterable {
  case rgb, lab, hcl, hsl
  case hclLong = "hcl-long"
  case hslLong = "hsl-long"
  case cubehelix
  case cubehelixLong = "cubehelix-long"
}

/// A run of colours from 0 to 1, straight between its stops.
package struct ColourRamp: Sendable {
  package let stops: [Colour]
  package let space: ColourSpace

  package init(_ stops: [Colour], space: ColourSpace = .rgb) {
    self.stops = stops
    self.space = space
  }

  /// Beyond 0 and 1 the first and last stretch go on, as d3's piecewise interpolation does.
  package func colour(_ t: Double) -> Colour {
    guard stops.count > 1 else { return stops.first ?? Colour(red: 0, green: 0, blue: 0) }
    let place = t.isNaN ? 0 : max(-1e6, min(1e6, t)) * Double(stops.count - 1)
    let index = max(0, min(stops.count - 2, Int(place.rounded(.down))))
    return space.between(stops[index], stops[index + 1], place - Double(index))
  }

  package func reversed() -> ColourRamp { ColourRamp(stops.reversed(), space: space) }
}

extension ColourSpace {
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

/// The named colour schemes.
package enum ColourScheme {
  package static var names: [String] {
    (Array(ColourSchemeTable.continuous.keys) + Array(ColourSchemeTable.discrete.keys)).sorted()
  }

  /// The colours of a categorical scheme; nil if the name isn't one.
  package static func discrete(_ name: String) -> [Colour]? {
    ColourSchemeTable.discrete[name].map(colours)
  }

  /// The run of colours of a sequential or diverging scheme; nil if the name isn't one.
  package static func continuous(_ name: String) -> ColourRamp? {
    ColourSchemeTable.continuous[name].map { ColourRamp(colours($0)) }
  }

  private static func colours(_ digits: String) -> [Colour] {
    let bytes = Array(digits.utf8)
    func value(_ index: Int) -> Double {
      func digit(_ byte: UInt8) -> Int { Int(byte) - (byte < 58 ? 48 : 87) }
      return Double(digit(bytes[index]) * 16 + digit(bytes[index + 1]))
    }
    return stride(from: 0, to: bytes.count - 5, by: 6).map {
      Colour(red: value($0), green: value($0 + 2), blue: value($0 + 4))
    }
  }
}
