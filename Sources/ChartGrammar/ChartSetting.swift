import ChartData
import ChartScene
import Diagnostics
import Notation

/// What all stages of one compilation share: configuration, parameters, language.
struct ChartSetting {
  let options: ChartOptions
  let config: Config
  let scope: ExpressionScope
  let parameters: ParameterTable
  let expressions: ExpressionReader
  let source: SourceText

  init(_ root: Node, options: ChartOptions, source: SourceText) {
    self.options = options
    self.source = source
    let base = options.theme == .vega ? VegaTheme.config : ArchiveTheme.config(language: options.language)
    var config = base.merging(root["config"])
    for key in ["background", "padding"] {
      if let node = root[key] { config = config.merging(.mapping([(key, node)], at: node.position)) }
    }
    self.config = config
    var scope = ExpressionScope()
    if options.theme == .archive, options.language.hasPrefix("zh") { scope.timeLocale = .chinese }
    scope.names["__language"] = .string(options.language)
    parameters = ParameterTable(root, scope: scope)
    scope.names.merge(parameters.names) { $1 }
    if let width = root["width"]?.number { scope.names["width"] = .number(width) }
    if let height = root["height"]?.number { scope.names["height"] = .number(height) }
    self.scope = scope
    expressions = ExpressionReader(source: source)
  }

  private var conditions: ConditionReader { ConditionReader(parameters: parameters, expressions: expressions) }

  /// The views with all sugar removed.
  func views(_ root: Node) -> ViewTree {
    let normalizer = Normalizer(config: config, channels: ChannelParser(conditions: conditions), scope: scope)
    var tree = ViewTree()
    tree.add(normalizer.view(root), parent: nil, facetFields: [], config: config)
    return tree
  }

  func dataStage(_ root: Node) -> DataStage {
    DataStage(
      config: config, scope: scope, conditions: conditions,
      catalog: DataCatalog(root: root, source: source, load: options.loadData))
  }

  /// Scales, guides, layout and writing for every width asked for.
  func result(_ root: Node, _ tree: ViewTree, _ problems: [Problem]) -> ChartResult {
    var result = ChartResult(problems: problems)
    let components = ScaleComponents(tree)
    let filtered = InvalidRows(components: components, config: config).filtered(tree)
    let assembler = SceneAssembler(
      tree: filtered, components: components, axes: AxisPlans(filtered, components, config: config),
      legends: LegendPlans(filtered, components, config: config), config: config, scope: scope,
      titlesOutside: options.titlesOutside)
    let scene = assembler.scene()
    let svg = SceneWriter.svg(scene, identifierPrefix: options.identifierPrefix)
    result.drawings = [ChartDrawing(width: scene.width, height: scene.height, svg: svg)]
    return result
  }
}
