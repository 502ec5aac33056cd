import ChartData
import ChartScene
import Notation

/// `autosize: fit` and `width: container`: the plot is as large as the room that axes and legends leave.
struct AutosizeFitting {
  private let width: Double?
  private let height: Double?
  private let containsPadding: Bool

  /// Nil if the chart takes the size it needs.
  init?(_ root: Node, config: Config) {
    let setting = root["autosize"]
    var type =
      setting?.string ?? setting?["type"]?.string ?? config.top.string("autosize") ?? config.top.record("autosize")?[
        "type"]?.string ?? "pad"
    var contains = setting?["contains"]?.string == "padding"
    let isContainer = (width: root["width"]?.string == "container", height: root["height"]?.string == "container")
    if type == "pad", isContainer.width || isContainer.height {
      type = isContainer.width && isContainer.height ? "fit" : isContainer.width ? "fit-x" : "fit-y"
      contains = true
    }
    containsPadding = contains
    func target(_ node: Node?, _ isContainer: Bool, _ usual: Double) -> Double? {
      if isContainer { return usual }
      if node == nil { return usual }
      return node?.number
    }
    let wide = target(root["width"], isContainer.width, config.continuousWidth)
    let tall = target(root["height"], isContainer.height, config.continuousHeight)
    switch type {
    case "fit": (width, height) = (wide, tall)
    case "fit-x": (width, height) = (wide, nil)
    case "fit-y": (width, height) = (nil, tall)
    default: return nil
    }
  }

  /// A side that grows with the values of a discrete scale isn't fitted.
  private func fixed(_ assembler: SceneAssembler) -> (width: Double?, height: Double?) {
    func isStep(_ channel: Channel) -> Bool {
      guard case .step = assembler.config.discreteSize(channel) else { return false }
      let view = assembler.tree.views[0]
      let size = channel == .x ? view.specification.width : view.specification.height
      let units = view.unit != nil ? [0] : view.children
      let scale = units.lazy.compactMap { assembler.components.ofUnit[$0][channel] }.first
      guard size == nil, let scale else { return false }
      return assembler.components.list[scale].type.isDiscreteDomain
    }
    return (isStep(.x) ? nil : width, isStep(.y) ? nil : height)
  }

  func scene(_ assembler: SceneAssembler) -> Scene {
    let (width, height) = fixed(assembler)
    if width == nil, height == nil { return assembler.scene() }
    var fitted = assembler
    let room = containsPadding ? 0 : 2 * (assembler.config.top.number("padding") ?? 5)
    fitted.plotWidth = width
    fitted.plotHeight = height
    var scene = fitted.scene()
    for _ in 0..<3 {
      let extra = (width.map { $0 + room - scene.width } ?? 0, height.map { $0 + room - scene.height } ?? 0)
      if extra.0 == 0, extra.1 == 0 { break }
      if width != nil { fitted.plotWidth = max(0, (fitted.plotWidth ?? 0) + extra.0) }
      if height != nil { fitted.plotHeight = max(0, (fitted.plotHeight ?? 0) + extra.1) }
      scene = fitted.scene()
    }
    return scene
  }
}
