import ChartData
import ChartScene
import Diagnostics
import Notation

/// What all stages of one compilation share: configuration, parameters, language.
struct ChartSetting {
  let options: ChartOptions
  let config: Config
  private(set) var scope: ExpressionScope
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
    expressions = ExpressionReader(source: source, known: Self.names(root, parameters))
  }

  /// The names that expressions may use besides `datum`: Vega's own, parameters, and what `extent` transforms define.
  private static func names(_ root: Node, _ parameters: ParameterTable) -> Set<String> {
    var names: Set<String> = [
      "width", "height", "padding", "autosize", "background", "cursor", "event", "item", "parent",
    ]
    names.formUnion(parameters.parameters.keys)
    func collect(_ view: Node) {
      for transform in view["transform"]?.elements ?? [] where transform["extent"] != nil {
        if let name = transform["param"]?.string { names.insert(name) }
      }
      for key in ["layer", "concat", "hconcat", "vconcat"] { view[key]?.elements?.forEach(collect) }
      if let spec = view["spec"] { collect(spec) }
    }
    collect(root)
    return names
  }

  /// With what the data define for expressions.
  func seeing(_ scope: ExpressionScope) -> ChartSetting {
    var result = self
    result.scope = scope
    return result
  }

  private var conditions: ConditionReader { ConditionReader(parameters: parameters, expressions: expressions) }

  /// The views with all sugar removed.
  func views(_ root: Node) -> ViewTree {
    let normalizer = Normalizer(config: config, channels: ChannelParser(conditions: conditions), scope: scope)
    var tree = ViewTree()
    tree.add(
      normalizer.view(ExpressionConstants(scope: scope, themeColours: themeColours).resolve(root)), parent: nil,
      facetFields: [], config: config)
    return tree
  }

  private var themeColours: [String: String] { options.theme == .archive ? ArchiveTheme.namedColours : [:] }

  func dataStage(_ root: Node) -> DataStage {
    DataStage(
      config: config, scope: scope, conditions: conditions,
      catalog: DataCatalog(root: root, source: source, kept: options.tables, load: options.loadData))
  }

  /// Scales, guides, layout and writing for every width asked for.
  func result(_ root: Node, _ tree: ViewTree, _ problems: [Problem]) -> ChartResult {
    var result = texts(root, tree, problems)
    let components = ScaleComponents(tree)
    let filtered = InvalidRows(components: components, config: config).filtered(tree)
    let assembler = SceneAssembler(
      tree: filtered, components: components, axes: AxisPlans(filtered, components, config: config),
      legends: LegendPlans(filtered, components, config: config), config: config, scope: scope,
      titlesOutside: options.titlesOutside, isArchive: options.theme == .archive)
    let widths: [Double?] = options.theme == .vega ? [nil] : (options.widths ?? [640, 350]).map { $0 }
    for (index, width) in widths.enumerated() {
      var scene =
        width.map { WidthFitting(assembler: assembler).scene(width: $0) } ?? AutosizeFitting(root, config: config)?
        .scene(assembler) ?? assembler.scene()
      if options.theme == .archive { dress(&scene, result) }
      let prefix = options.identifierPrefix + (widths.count > 1 ? "w\(index)-" : "")
      let svg = SceneWriter.svg(scene, identifierPrefix: prefix)
      let drawn = scene
      result.drawings.append(
        ChartDrawing(width: scene.width, height: scene.height, svg: svg) { SceneDump.text(drawn) })
    }
    return result
  }

  private func dress(_ scene: inout Scene, _ result: ChartResult) {
    scene.font = ArchiveTheme.font
    scene.title = result.title
    scene.description = result.description.isEmpty ? nil : result.description
    scene.language = options.language
  }

  /// What stands beside the drawing: title, description, source, the data as a table.
  private func texts(_ root: Node, _ tree: ViewTree, _ problems: [Problem]) -> ChartResult {
    var result = ChartResult(problems: problems)
    let title = tree.views.first?.specification.title
    result.title = title?.lines("text")?.joined(separator: " ")
    result.subtitle = title?.lines("subtitle")?.joined(separator: " ")
    result.source = root["usermeta"]?["source"]?.scalarText
    result.note = root["usermeta"]?["note"]?.scalarText
    result.unit = root["usermeta"]?["unit"]?.scalarText
    guard options.theme == .archive else { return result }
    result.description =
      root["description"]?.scalarText
      ?? DescriptionWriter(tree: tree, config: config, scope: scope, language: options.language).text(
        title: result.title)
    result.table = ChartTableBuilder(tree: tree, config: config, scope: scope).table()
    return result
  }
}
