extension Int {
  /// The whole part of a number an author gave; ±1,000,000,000 for what is beyond, 0 for NaN. `Int(_:)` stops the program
  /// at those.
  package init(limited value: Double) { self = value.isNaN ? 0 : Int(Swift.max(-1e9, Swift.min(1e9, value))) }
}
