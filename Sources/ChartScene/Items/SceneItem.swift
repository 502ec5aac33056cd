package enum SceneItem: Sendable {
  indirect case group(SceneGroup)
  case shape(SceneShape)
  indirect case text(SceneText)
  indirect case image(SceneImage)
}

extension SceneItem {
  package var bounds: Bounds {
    switch self {
    case .group(let group): group.bounds
    case .shape(let shape): shape.bounds
    case .text(let text): text.bounds
    case .image(let image): image.bounds
    }
  }
}

extension SceneItem {
  /// What is read out for the item itself.
  package var label: String? {
    switch self {
    case .group: nil
    case .shape(let shape): shape.label
    case .text(let text): text.label
    case .image(let image): image.label
    }
  }
}
