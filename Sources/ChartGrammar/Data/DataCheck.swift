import ChartData
import Diagnostics
import Notation

/// Looks for what the data can't give: fields that aren't there, texts where numbers should be, columns without values.
struct DataCheck {
  let source: SourceText

  func checked(_ tree: ViewTree, catalog: DataCatalog, into problems: inout [Problem]) -> ViewTree {
    guard catalog.problems.isEmpty else { return tree }
    var found: [Problem] = []
    func add(_ problem: Problem) {
      if !found.contains(problem) { found.append(problem) }
    }
    for view in tree.views {
      guard let unit = view.unit, let data = view.data else { continue }
      for (channel, definitions) in zip(unit.encoding.channels, unit.encoding.values) {
        for definition in definitions {
          check(definition, channel, unit, data, catalog).forEach(add)
        }
      }
    }
    problems += found
    return tree
  }

  private func check(
    _ definition: ChannelDefinition, _ channel: Channel, _ unit: UnitSpecification, _ data: UnitData,
    _ catalog: DataCatalog
  ) -> [Problem] {
    guard let field = definition.field, !definition.isCount, data.raw.rowCount > 0, !data.raw.names.isEmpty else {
      return []
    }
    let place = definition.fieldPosition ?? definition.position
    guard let column = data.raw.column(at: field) else {
      return [Problem(ChartProblem.unknownField(field, candidates: data.raw.names), in: source, at: place)]
    }
    if (0..<column.count).allSatisfy({ column[$0].isNothing }) {
      return [Problem(ChartProblem.allNull(field: field), in: source, at: place)]
    }
    guard channel.isScaled else { return [] }
    switch definition.aggregate {
    case .operation(let operation)? where [.count, .distinct, .valid, .missing].contains(operation): return []
    case .argmin?, .argmax?: return []
    default: break
    }
    if definition.type == .quantitative { return texts(in: column, field, place, data.raw, catalog) }
    if definition.type == .temporal || definition.timeUnit != nil { return badDates(in: column, field, place) }
    return []
  }

  private func texts(in column: Column, _ field: String, _ place: Position, _ table: Table, _ catalog: DataCatalog)
    -> [Problem]
  {
    guard case .words(let codes, let list) = column else { return [] }
    guard let code = list.indices.first(where: { NumberText.parse(list[$0]) == nil }),
      codes.contains(Int32(code))
    else { return [] }
    let fact = ChartProblem.textInNumbers(field: field, text: list[code])
    for text in catalog.texts.values.sorted(by: { $0.file.path < $1.file.path }) {
      if let (file, position) = text.place(of: list[code], column: field) {
        return [Problem(fact, in: file, at: position)]
      }
    }
    return [Problem(fact, in: source, at: place)]
  }

  private func badDates(in column: Column, _ field: String, _ place: Position) -> [Problem] {
    guard case .dates(let times) = column, !times.isEmpty else { return [] }
    let bad = times.filter {
      $0.isNaN && $0.bitPattern != NumberMark.null.bitPattern && $0.bitPattern != NumberMark.missing.bitPattern
    }
    guard bad.count == times.count else { return [] }
    return [Problem(ChartProblem.notADate(field: field, text: "…"), in: source, at: place)]
  }
}
