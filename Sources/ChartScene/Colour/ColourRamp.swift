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
