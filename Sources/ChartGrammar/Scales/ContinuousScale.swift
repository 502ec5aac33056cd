import ChartScene

/// A scale from numbers (or moments) to numbers or colours, straight between its stops.
struct ContinuousScale: Sendable {
  enum Output: Sendable {
    case numbers([Double])
    case ramp(ColourRamp)
    case colours([Colour], ColourSpace)
  }

  var domain: [Double]
  var bend = ScaleBend.none
  var output: Output
  var clamps = false
  var rounds = false
  var isTime = false
  /// Boundaries of the bins the domain is cut into, if it is.
  var bins: [Double]?

  private var isNegative: Bool { (domain.first ?? 0) < 0 && (domain.last ?? 0) < 0 }

  /// Where a value lies between the ends of the domain: 0 to 1 inside.
  func fraction(_ value: Double) -> Double {
    guard let first = domain.first, let last = domain.last else { return .nan }
    let (a, b) = (bend.forward(first, isNegative: isNegative), bend.forward(last, isNegative: isNegative))
    if a == b { return value.isNaN ? .nan : 0.5 }
    let fraction = (bend.forward(value, isNegative: isNegative) - a) / (b - a)
    return clamps ? max(0, min(1, fraction)) : fraction
  }

  /// Piecewise place: which segment of the domain, and where in it.
  private func place(_ value: Double) -> (Int, Double) {
    guard domain.count > 2 else { return (0, fraction(value)) }
    let ascending = domain[0] <= domain[domain.count - 1]
    var segment = 0
    while segment < domain.count - 2, ascending ? value >= domain[segment + 1] : value <= domain[segment + 1] {
      segment += 1
    }
    let (a, b) = (bend.forward(domain[segment]), bend.forward(domain[segment + 1]))
    var t = a == b ? 0.5 : (bend.forward(value) - a) / (b - a)
    if clamps { t = max(0, min(1, t)) }
    return (segment, t)
  }

  func number(_ value: Double) -> Double {
    guard case .numbers(let range) = output, let first = range.first else { return .nan }
    guard range.count > 1 else { return first }
    let (segment, t) = place(value)
    let index = min(segment, range.count - 2)
    let result = range[index] + (range[index + 1] - range[index]) * t
    return rounds ? (result + 0.5).rounded(.down) : result
  }

  func colour(_ value: Double) -> Colour? {
    guard !value.isNaN else { return nil }
    switch output {
    case .numbers: return nil
    case .ramp(let ramp):
      if domain.count == 3 {
        let (segment, t) = place(value)
        return ramp.colour(0.5 * (Double(segment) + max(0, min(1, t))))
      }
      return ramp.colour(fraction(value))
    case .colours(let colours, let space):
      if domain.count > 2, colours.count == domain.count {
        let (segment, t) = place(value)
        let index = min(segment, colours.count - 2)
        return space.between(colours[index], colours[index + 1], max(0, min(1, t)))
      }
      return ColourRamp(colours, space: space).colour(fraction(value))
    }
  }
}
