/// Hue in degrees, saturation and lightness 0 to 1.
struct HSL {
  var hue: Double
  var saturation: Double
  var lightness: Double

  init(hue: Double, saturation: Double, lightness: Double) {
    self.hue = hue
    self.saturation = saturation
    self.lightness = lightness
  }

  init(_ colour: Colour) {
    let (r, g, b) = (colour.red / 255, colour.green / 255, colour.blue / 255)
    let (low, high) = (min(r, g, b), max(r, g, b))
    lightness = (low + high) / 2
    guard high > low else {
      hue = .nan
      saturation = lightness > 0 && lightness < 1 ? 0 : .nan
      return
    }
    let span = high - low
    saturation = span / (lightness < 0.5 ? high + low : 2 - high - low)
    hue = r == high ? (g - b) / span + (g < b ? 6 : 0) : g == high ? (b - r) / span + 2 : (r - g) / span + 4
    hue *= 60
  }

  func colour(alpha: Double) -> Colour {
    let h = hue.isNaN ? 0 : (hue.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)
    let s = hue.isNaN || saturation.isNaN ? 0 : saturation
    let m2 = lightness + (lightness < 0.5 ? lightness : 1 - lightness) * s
    let m1 = 2 * lightness - m2
    func channel(_ h: Double) -> Double {
      (h < 60 ? m1 + (m2 - m1) * h / 60 : h < 180 ? m2 : h < 240 ? m1 + (m2 - m1) * (240 - h) / 60 : m1) * 255
    }
    return Colour(
      red: channel(h >= 240 ? h - 240 : h + 120), green: channel(h), blue: channel(h < 120 ? h + 240 : h - 120),
      alpha: alpha)
  }
}
