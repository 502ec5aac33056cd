import Glibc

/// CIELAB with white point D50, as d3-color has it.
struct LabColour {
  var lightness: Double
  var a: Double
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  private static let white = (0.96422, 1.0, 0.82521)
  private static let t0 = 4.0 / 29
  private static let t1 = 6.0 / 29
  private static let t2 = 3 * t1 * t1
  private static let t3 = t1 * t1 * t1

  init(_ colour: Colour) {
    func linear(_ value: Double) -> Double {
      let c = value / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    func f(_ t: Double) -> Double { t > Self.t3 ? cbrt(t) : t / Self.t2 + Self.t0 }
    let (r, g, b) = (linear(colour.red), linear(colour.green), linear(colour.blue))
    let y = f((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / Self.white.1)
    let x = r == g && g == b ? y : f((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / Self.white.0)
    let z = r == g && g == b ? y : f((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / Self.white.2)
    lightness = 116 * y - 16
    a = 500 * (x - y)
    self.b = 200 * (y - z)
  }

  func colour(alpha: Double) -> Colour {
    func g(_ t: Double) -> Double { t > Self.t1 ? t * t * t : Self.t2 * (t - Self.t0) }
    func gamma(_ c: Double) -> Double { 255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055) }
    let y0 = (lightness + 16) / 116
    let x = Self.white.0 * g(a.isNaN ? y0 : y0 + a / 500)
    let y = Self.white.1 * g(y0)
    let z = Self.white.2 * g(b.isNaN ? y0 : y0 - b / 200)
    return Colour(
      red: gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
      green: gamma(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
      blue: gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), alpha: alpha)
  }
}
