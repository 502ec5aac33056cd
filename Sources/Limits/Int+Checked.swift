/// The one way from a number that somebody wrote to a whole one: `Int(_: Double)` ends the process for what isn't finite
/// or too large.
extension Int {
  /// The whole part, held within ±10⁹; 0 for what isn't a number. For counts and positions, where so much is beyond any
  /// use already.
  package init(limited value: Double) { self = value.isNaN ? 0 : Int(Swift.max(-1e9, Swift.min(1e9, value))) }

  /// The whole part, held within a range; nil for what isn't a number.
  package init?(_ value: Double, heldIn range: ClosedRange<Int>) {
    guard !value.isNaN else { return nil }
    if value <= Double(range.lowerBound) {
      self = range.lowerBound
    } else if value >= Double(range.upperBound) {
      self = range.upperBound
    } else {
      self = Int(value)
    }
  }

  /// The number itself, if it is whole and in the range.
  package init?(whole value: Double, in range: ClosedRange<Int>) {
    guard let whole = Int(exactly: value), range.contains(whole) else { return nil }
    self = whole
  }
}
