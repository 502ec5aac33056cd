import ChartData

/// The views of a `ViewTree` with their tables.
struct DataTree: Sendable {
  /// A view with a mark, and the tables that it is drawn from.
  struct Unit: Sendable {
    let specification: UnitSpecification
    let data: UnitData

    var mark: MarkDefinition { specification.mark }
    var encoding: ChannelMap<[ChannelDefinition]> { specification.encoding }
    func definition(_ channel: Channel) -> ChannelDefinition? { specification.definition(channel) }
  }

  struct View: Sendable {
    let specification: ViewSpecification
    let parent: Int?
    let children: [Int]
    /// The fields of all facets round this view.
    let facetFields: [String]
    /// After the view's own transforms.
    let table: Table
    /// Nil for a view made of others.
    let unit: Unit?
  }

  private(set) var views: [View] = []

  /// Adds a view behind the one that it lies in.
  mutating func add(_ view: ViewTree.View, table: Table, data: (UnitSpecification) -> UnitData) {
    views.append(
      View(
        specification: view.specification, parent: view.parent, children: view.children, facetFields: view.facetFields,
        table: table, unit: view.unit.map { Unit(specification: $0, data: data($0)) }))
  }

  /// The same views, of whose data less may be shown.
  func showing(_ data: (Int, Unit) -> UnitData) -> DataTree {
    var result = self
    result.views = views.enumerated().map { index, view in
      View(
        specification: view.specification, parent: view.parent, children: view.children, facetFields: view.facetFields,
        table: view.table, unit: view.unit.map { Unit(specification: $0.specification, data: data(index, $0)) })
    }
    return result
  }

  struct DataIdentity: Hashable {
    let view: Int
    let isUnit: Bool
    let filter: [String]
  }

  /// Equal for units whose scales are read from the same rows: none of them computes anything of its own, and none
  /// leaves out other rows than the rest.
  func dataIdentity(_ index: Int) -> DataIdentity {
    let own = DataIdentity(view: index, isUnit: true, filter: [])
    guard let unit = views[index].unit else { return own }
    let data = unit.data
    let definitions = unit.encoding.values.flatMap { $0 }
    let computes =
      data.stack != nil
      || definitions.contains { $0.isAggregated || $0.hasBin || $0.timeUnit != nil || $0.impute != nil }
    guard !computes, views[index].facetFields.isEmpty else { return own }
    var owner = index
    while views[owner].specification.data == nil, views[owner].specification.transforms.isEmpty,
      let parent = views[owner].parent
    {
      owner = parent
    }
    return DataIdentity(view: owner, isUnit: false, filter: data.domainFilter)
  }
}
