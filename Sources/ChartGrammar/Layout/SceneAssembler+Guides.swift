import ChartScene

extension SceneAssembler {
  func drawAxes(
    _ index: Int, _ size: (width: Double, height: Double), _ scales: inout ScaleSet, only: Set<Channel>? = nil
  ) -> [DrawnAxis] {
    var drawn: [DrawnAxis] = []
    for plan in axes.ofView[index] ?? [] where !plan.isDisabled && only?.contains(plan.channel) != false {
      guard let scale = scales.scale(plan.unit, plan.channel) else { continue }
      let settings = AxisSettings(plan, scale: scale, mark: tree.views[plan.unit].unit?.mark.type, config: config)
      let drawing = AxisDrawing(
        settings: settings, config: config, scope: scope, width: size.width, height: size.height,
        crossScale: scales.scale(plan.unit, plan.channel == .x ? .y : .x))
      drawn.append(drawing.draw())
    }
    return drawn
  }

  func drawLegends(
    _ index: Int, _ size: (width: Double, height: Double), _ scales: inout ScaleSet, hidesColour: Bool
  ) -> [DrawnLegend] {
    var drawn: [DrawnLegend] = []
    for plan in legends.ofView[index] ?? [] {
      if hidesColour, plan.parts.allSatisfy({ $0.channel == .color }) { continue }
      var own = ChannelMap<Scale>()
      var units = ChannelMap<UnitSpecification>()
      for part in plan.parts {
        own[part.channel] = scales.scale(part.scale)
        units[part.channel] = units[part.channel] ?? tree.views[part.unit].unit?.specification
      }
      let drawing = LegendDrawing(
        plan: plan, settings: LegendSettings(plan: plan, config: config), config: config, scope: scope, scales: own,
        units: units,
        allUnits: plan.parts.compactMap { tree.views[$0.unit].unit?.specification },
        size: (self.size(plan.parts[0].unit, .x, &scales), self.size(plan.parts[0].unit, .y, &scales)),
        widthLimit: config.look.isArchive ? max(120, size.width) : nil)
      if let legend = drawing.draw() { drawn.append(legend) }
    }
    return drawn
  }
}
