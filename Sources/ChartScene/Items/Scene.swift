/// A drawing: a size and what is drawn in it.
package struct Scene: Sendable {
  package var width: Double
  package var height: Double
  package var background: String?
  package var root: SceneGroup
  /// Text for `<title>` and `<desc>`.
  package var title: String?
  package var description: String?
  package var font: String
  package var language: String?

  package init(width: Double, height: Double, root: SceneGroup, font: String = "sans-serif") {
    self.width = width
    self.height = height
    self.root = root
    self.font = font
  }
}
