import Notation

extension Node {
  /// The keys of a view that hold lists of views.
  static let viewLists = ["layer", "concat", "hconcat", "vconcat"]

  /// The views that lie directly in a view as written.
  var innerViews: [Node] {
    Self.viewLists.flatMap { self[$0]?.elements ?? [] } + [self["spec"]].compactMap { $0 }
  }
}
