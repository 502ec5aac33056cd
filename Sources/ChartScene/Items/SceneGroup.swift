/// Items with an origin of their own.
package struct SceneGroup: Sendable {
  package var role: String?
  /// What the group is called where it is read out.
  package var label: String?
  /// `graphics-object` or `graphics-symbol`, as Vega gives them.
  package var ariaRole: String?
  package var ariaRoleDescription: String?
  /// What a labelled item of the group is: "bar", "line mark".
  package var itemRoleDescription: String?
  package var isHiddenFromReaders = false
  package var x = 0.0
  package var y = 0.0
  /// Only what lies inside is drawn.
  package var clip: Bounds?
  /// Only what lies inside an outline is drawn; counts like `clip`, for rounded corners.
  package var clipPath: Path?
  /// Whether the items are series of their own, which legends keep clear of.
  package var isSeries = false
  package var items: [SceneItem] = []

  package init(role: String? = nil) { self.role = role }
}

extension SceneGroup {
  /// The box round all items, in the coordinates of the parent.
  package var bounds: Bounds {
    var bounds = Bounds()
    for item in items { bounds.formUnion(item.bounds) }
    if let clip { bounds = bounds.intersection(clip) }
    return bounds.translated(x, y)
  }
}
