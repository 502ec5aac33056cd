import ChartData
import ChartScene

/// Colours and gradients as authors write them.
enum PaintReader {
  static func paint(_ value: Value?) -> Paint? {
    switch value {
    case .string(let text): return text == "none" || text.isEmpty || text == "transparent" ? nil : .colour(text)
    case .record(let record): return gradient(record).map { .gradient($0) }
    default: return nil
    }
  }

  private static func gradient(_ record: Record) -> Gradient? {
    guard let kind = record["gradient"]?.string, let stops = record["stops"]?.list else { return nil }
    var gradient = Gradient(
      stops: stops.map { .init(offset: $0["offset"].asNumber, colour: $0["color"].string ?? "#000") })
    gradient.isRadial = kind == "radial"
    func number(_ name: String, _ fallback: Double) -> Double { record[name]?.number ?? fallback }
    if gradient.isRadial {
      gradient.x1 = number("x1", 0.5)
      gradient.y1 = number("y1", 0.5)
      gradient.x2 = number("x2", 0.5)
      gradient.y2 = number("y2", 0.5)
    } else {
      gradient.x1 = number("x1", 0)
      gradient.y1 = number("y1", 0)
      gradient.x2 = number("x2", 1)
      gradient.y2 = number("y2", 0)
    }
    gradient.r1 = number("r1", 0)
    gradient.r2 = number("r2", 0.5)
    return gradient
  }
}
