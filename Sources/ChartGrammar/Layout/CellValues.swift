import ChartData

/// How many cells a facet has.
struct CellValues {
  let assembler: SceneAssembler

  init(_ assembler: SceneAssembler) { self.assembler = assembler }

  func count(_ definition: ChannelDefinition?) -> Int {
    guard let definition, let table = assembler.tree.views.first?.table,
      let column = table.column(at: definition.columnName)
    else { return 1 }
    return max(1, DomainBuilder.distinctValues(column, rows: nil).count)
  }

  func columnCount(_ facet: FacetSpecification) -> Int { count(facet.column) }
}
