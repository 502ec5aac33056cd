import Glibc

/// CIELAB by hue, chroma and lightness.
struct HCLColour {
  var hue: Double
  var chroma: Double
  var lightness: Double

  init(hue: Double, chroma: Double, lightness: Double) {
    self.hue = hue
    self.chroma = chroma
    self.lightness = lightness
  }

  init(_ colour: Colour) {
    let lab = LabColour(colour)
    lightness = lab.lightness
    if lab.a == 0, lab.b == 0 {
      hue = .nan
      chroma = lab.lightness > 0 && lab.lightness < 100 ? 0 : .nan
    } else {
      let degrees = atan2(lab.b, lab.a) * 180 / .pi
      hue = degrees < 0 ? degrees + 360 : degrees
      chroma = (lab.a * lab.a + lab.b * lab.b).squareRoot()
    }
  }

  func colour(alpha: Double) -> Colour {
    if hue.isNaN { return LabColour(lightness: lightness, a: 0, b: 0).colour(alpha: alpha) }
    let angle = hue * .pi / 180
    return LabColour(lightness: lightness, a: cos(angle) * chroma, b: sin(angle) * chroma).colour(alpha: alpha)
  }
}
