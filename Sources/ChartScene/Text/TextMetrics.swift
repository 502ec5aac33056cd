import Diagnostics

/// Widths of text in the metrics of Liberation Sans (those of Arial), without asking a font.
///
/// Wide characters (Chinese, Japanese, Korean, full-width forms, emoji) are 1 em; unknown ones are measured as `n`.
package enum TextMetrics {
  private struct Face: Sendable {
    var ascii = [Double](repeating: 0, count: 128)
    var others: [UInt32: Double] = [:]
    /// Kerning by both characters (first << 8 | second) below U+0100, else 0.
    var kerning: [UInt32: Double] = [:]
    var kernsFirst = [Bool](repeating: false, count: 128)
    var fallback = 0.0

    init(_ advances: [(Int, String)], _ pairs: [(Int, [String])]) {
      for (width, characters) in advances {
        for scalar in characters.unicodeScalars {
          if scalar.value < 128 {
            ascii[Int(scalar.value)] = Double(width)
          } else {
            others[scalar.value] = Double(width)
          }
        }
      }
      for (shift, texts) in pairs {
        for text in texts {
          let scalars = text.unicodeScalars.map(\.value)
          guard scalars.count == 2 else { continue }
          kerning[scalars[0] << 16 | scalars[1]] = Double(shift)
          if scalars[0] < 128 { kernsFirst[Int(scalars[0])] = true }
        }
      }
      fallback = ascii[110]
    }
  }

  private static let regular = Face(TextMetricsTable.regularAdvances, TextMetricsTable.regularKerning)
  private static let bold = Face(TextMetricsTable.boldAdvances, TextMetricsTable.boldKerning)

  /// Width in CSS pixels.
  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let face = isBold ? bold : regular
    var units = 0.0
    var last: UInt32 = 0
    for scalar in text.unicodeScalars {
      let value = scalar.value
      units +=
        value < 128 ? face.ascii[Int(value)] : DisplayWidth.isWide(value) ? 2048 : face.others[value] ?? face.fallback
      if last != 0, last >= 128 || face.kernsFirst[Int(last)] { units += face.kerning[last << 16 | value] ?? 0 }
      last = value
    }
    return units * size / 2048
  }

  /// The text cut with an ellipsis so that it is narrower than a limit; as it is if it fits.
  package static func truncated(
    _ text: String, limit: Double, size: Double, isBold: Bool = false, ellipsis: String = "…"
  )
    -> String
  {
    guard limit > 0, width(text, size: size, isBold: isBold) >= limit else { return text }
    let room = limit - width(ellipsis, size: size, isBold: isBold)
    let characters = Array(text)
    var low = 0
    var high = characters.count
    while low < high {
      let middle = 1 + (low + high) / 2
      // Spaces at the end of a text take no room.
      var part = characters.prefix(middle)
      while part.last == " " { part.removeLast() }
      if middle <= characters.count, width(String(part), size: size, isBold: isBold) < room {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return String(characters.prefix(low)) + ellipsis
  }
}
