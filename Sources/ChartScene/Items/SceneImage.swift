package struct SceneImage: Sendable {
  package var url: String
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double
  package var keepsAspect: Bool
  package var label: String?

  package init(
    url: String, x: Double, y: Double, width: Double, height: Double, keepsAspect: Bool, label: String? = nil
  ) {
    self.url = url
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.keepsAspect = keepsAspect
    self.label = label
  }

  package var bounds: Bounds { Bounds(x1: x, y1: y, x2: x + width, y2: y + height) }
}
