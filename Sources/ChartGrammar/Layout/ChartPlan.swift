import ChartData

/// A chart before it has a size: its views with the rows that can be drawn, which scales they share, and the guides that
/// explain them.
struct ChartPlan {
  let tree: DataTree
  let components: ScaleComponents
  let axes: AxisPlans
  let legends: LegendPlans
  let config: Config
  let scope: ExpressionScope

  init(_ loaded: LoadedData, config: Config) {
    components = ScaleComponents(loaded.tree)
    tree = InvalidRows(components: components, config: config).filtered(loaded.tree)
    axes = AxisPlans(tree, components, config: config)
    legends = LegendPlans(tree, components, config: config)
    self.config = config
    scope = loaded.scope
  }
}
