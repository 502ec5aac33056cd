/// A width or height as written.
enum SizeSetting: Sendable {
  case pixels(Double)
  /// Pixels for each value of a discrete scale.
  case step(Double, isForOffset: Bool)
  case container
}
