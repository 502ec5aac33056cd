import Notation

/// Box plots, error bars and error bands as layers of plain marks.
struct CompositeMarks {
  let config: Config

  /// Nil if the view's mark is a plain one.
  func expand(_ node: Node) -> Node? { nil }
}
