import ChartData
import Diagnostics
import Limits
import Notation

/// Loads the data of every view and runs its transforms and its encoding's pipeline.
struct DataStage {
  let config: Config
  /// What expressions can see, with the ends that `extent` transforms found.
  private(set) var scope: ExpressionScope
  let conditions: ConditionReader
  var catalog: DataCatalog

  init(config: Config, scope: ExpressionScope, conditions: ConditionReader, catalog: DataCatalog) {
    self.config = config
    self.scope = scope
    self.conditions = conditions
    self.catalog = catalog
  }

  /// The views with their tables, the outer ones first: what lies inside takes over its rows.
  mutating func run(_ tree: ViewTree) -> LoadedData {
    var loaded = DataTree()
    var marks = 0
    for index in tree.views.indices {
      // More than can be drawn: what the other views would come to isn't asked for.
      add(tree, index, isLeft: marks <= Limit.marksInAll.most, to: &loaded)
      marks += loaded.views[index].unit?.data.marks.rowCount ?? 0
    }
    return LoadedData(tree: loaded, scope: scope, catalog: catalog)
  }

  private mutating func add(_ tree: ViewTree, _ index: Int, isLeft: Bool, to loaded: inout DataTree) {
    let view = tree.views[index]
    var table: Table?
    if !isLeft {
      table = Table()
    } else if let data = view.specification.data, !data.isNull {
      table = catalog.table(data, dates: tree.dateFields(index))
    } else if let parent = view.parent, view.specification.data == nil {
      table = loaded.views[parent].table
    }
    var reader = TransformReader(conditions: conditions, scope: scope)
    var result = reader.apply(view.specification.transforms, to: table ?? Table([], rowCount: 1), catalog: &catalog)
    scope = reader.scope
    if case .facet(let facet, _) = view.specification.kind { result = faceted(result, facet) }
    var pipeline = UnitPipeline(
      config: config, scope: scope, parameters: conditions.parameters, facetFields: view.facetFields)
    // The layers of a view have equal bins, whatever each of them filters.
    if let parent = view.parent, case .layer = tree.views[parent].specification.kind { pipeline.binSource = table }
    loaded.add(view, table: result) { pipeline.run($0, on: result) }
  }

  /// Bins and time units of facet fields are made before the view inside sees the data.
  private func faceted(_ table: Table, _ facet: FacetSpecification) -> Table {
    var result = table
    for definition in [facet.row, facet.column, facet.facet].compactMap({ $0 }) {
      if case .automatic(let options) = definition.bin, let field = definition.field {
        let binning = BinPlan.binning(
          field: field, options: options, fallbackMaximum: 6, table: result, parameters: conditions.parameters)
        result = BinTransform(field: field, binning: binning, names: (definition.startName, definition.endName)).apply(
          result)
        if let starts = result[definition.startName], let ends = result[definition.endName] {
          result = result.setting(definition.rangeName, BinRangeText.column(starts, ends, config))
        }
      } else if let unit = definition.timeUnit, let field = definition.field, !unit.isBinned {
        result = TimeUnitTransform(field: field, unit: unit, names: (definition.startName, definition.endName)).apply(
          result)
      }
    }
    return result
  }
}
