import ChartData
import ChartScene
import Diagnostics
import Notation

/// What all stages of one compilation share: configuration, parameters, language.
struct ChartSetting {
  let options: ChartOptions
  /// As written, but for colours, which may be the page's.
  let specification: Node
  let config: Config
  let scope: ExpressionScope
  let parameters: ParameterTable
  let expressions: ExpressionReader
  let source: SourceText

  init(_ written: Node, options: ChartOptions, source: SourceText) {
    let root = options.theme == .archive ? PageColours.applied(to: written) : written
    self.options = options
    self.source = source
    specification = root
    let look = Look(theme: options.theme, words: options.words ?? ChartWords(language: options.language))
    var config = look.config.merging(root["config"])
    for key in ["background", "padding"] {
      if let node = root[key] { config = config.merging(.mapping([(key, node)], at: node.position)) }
    }
    self.config = config
    var scope = ExpressionScope()
    scope.timeLocale = look.words.timeLocale
    scope.compactNumber = look.words.compactNumber
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
      view.innerViews.forEach(collect)
    }
    collect(root)
    return names
  }

  // MARK: The stages, as they are set up

  private var conditions: ConditionReader { ConditionReader(parameters: parameters, expressions: expressions) }

  var normalizer: Normalizer {
    Normalizer(config: config, channels: ChannelParser(conditions: conditions), scope: scope)
  }

  var dataStage: DataStage {
    DataStage(
      config: config, scope: scope, conditions: conditions,
      catalog: DataCatalog(root: specification, source: source, kept: options.tables, load: options.loadData))
  }

  func layout(_ plan: ChartPlan) -> ChartLayout {
    ChartLayout(
      assembler: SceneAssembler(
        plan: plan, titlesOutside: options.titlesOutside),
      autosize: AutosizeFitting(specification, config: config))
  }

  /// The outer widths to draw; nil for the chart's own size.
  var widths: [Double]? { options.theme == .vega ? nil : options.widths ?? [640, 350] }
}
