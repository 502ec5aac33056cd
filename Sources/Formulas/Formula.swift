/// What became of a formula.
package enum Formula: Sendable, Hashable {
  /// A `math` element.
  case math([UInt8])
  /// What is wrong with it, and how many bytes from its beginning, if that is known.
  case refused(String, at: Int?)
  /// It takes more time or memory than there is for a formula.
  case exhausted
  /// KaTeX isn't installed.
  case unavailable
}
