import Glibc

/// A colour in sRGB; channels 0 to 255 (not rounded), alpha 0 to 1.
package struct Colour: Sendable, Equatable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// From CSS: `#rgb`, `#rrggbb`, `rgb(…)`, `rgba(…)`, `hsl(…)`, `hsla(…)`, a name; the fallback inside `var(…)`. Nil for anything else.
  package init?(css text: String) {
    let text = text.lowercased()
    if text.hasPrefix("#") {
      guard let colour = Self.hex(text.dropFirst()) else { return nil }
      self = colour
    } else if text.hasPrefix("var("), let comma = text.firstIndex(of: ","), text.hasSuffix(")") {
      let fallback = text[text.index(after: comma)...].dropLast().drop { $0 == " " }
      guard let colour = Colour(css: String(fallback)) else { return nil }
      self = colour
    } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      let parts = text[text.index(after: open)...].dropLast().split { $0 == "," || $0 == " " || $0 == "/" }
      guard let colour = Self.function(String(text[..<open]), parts) else { return nil }
      self = colour
    } else if text == "transparent" {
      self.init(red: 0, green: 0, blue: 0, alpha: 0)
    } else if let hex = ColourNames.table[text] {
      self.init(red: Double(hex >> 16), green: Double(hex >> 8 & 255), blue: Double(hex & 255))
    } else {
      return nil
    }
  }

  private static func hex(_ digits: Substring) -> Colour? {
    guard let value = UInt32(digits, radix: 16) else { return nil }
    func channel(_ shift: UInt32) -> Double { Double(value >> shift & 255) }
    func short(_ shift: UInt32) -> Double { Double((value >> shift & 15) * 17) }
    switch digits.count {
    case 3: return Colour(red: short(8), green: short(4), blue: short(0))
    case 4: return Colour(red: short(12), green: short(8), blue: short(4), alpha: short(0) / 255)
    case 6: return Colour(red: channel(16), green: channel(8), blue: channel(0))
    case 8: return Colour(red: channel(24), green: channel(16), blue: channel(8), alpha: channel(0) / 255)
    default: return nil
    }
  }

  private static func function(_ name: String, _ parts: [Substring]) -> Colour? {
    guard parts.count >= 3 else { return nil }
    func number(_ index: Int, scale: Double) -> Double? {
      let part = parts[index]
      if part.hasSuffix("%") { return Double(part.dropLast()).map { $0 / 100 * scale } }
      return Double(part.hasSuffix("deg") ? part.dropLast(3) : part)
    }
    let alpha = parts.count > 3 ? number(3, scale: 1) ?? 1 : 1
    switch name {
    case "rgb", "rgba":
      guard let r = number(0, scale: 255), let g = number(1, scale: 255), let b = number(2, scale: 255) else {
        return nil
      }
      return Colour(red: r, green: g, blue: b, alpha: alpha)
    case "hsl", "hsla":
      guard let h = number(0, scale: 360), let s = number(1, scale: 1), let l = number(2, scale: 1) else { return nil }
      return HSL(hue: h, saturation: s, lightness: l).colour(alpha: alpha)
    default: return nil
    }
  }

  /// `#rrggbb`, or `rgba(…)` if it lets light through.
  package var css: String {
    func byte(_ value: Double) -> Int { value.isNaN ? 0 : Int(max(0, min(255, value)).rounded()) }
    let (r, g, b) = (byte(red), byte(green), byte(blue))
    if alpha < 1 { return "rgba(\(r),\(g),\(b),\((alpha * 1000).rounded() / 1000))" }
    func digits(_ value: Int) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
    let text = digits(r) + digits(g) + digits(b)
    let letters = Array(text.utf8)
    if letters[0] == letters[1], letters[2] == letters[3], letters[4] == letters[5] {
      return "#" + String(decoding: [letters[0], letters[2], letters[4]], as: UTF8.self)
    }
    return "#" + text
  }

  /// Relative luminance (WCAG 2).
  package var luminance: Double {
    func linear(_ value: Double) -> Double {
      let c = value / 255
      return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2, from 1 to 21.
  package static func contrast(_ a: Colour, _ b: Colour) -> Double {
    let (x, y) = (a.luminance, b.luminance)
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}
