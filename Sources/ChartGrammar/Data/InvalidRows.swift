import ChartData

/// Takes rows away that marks can't show: no number where a continuous scale wants one.
struct InvalidRows {
  let components: ScaleComponents
  let config: Config

  func filtered(_ tree: ViewTree) -> ViewTree {
    var tree = tree
    for index in tree.views.indices {
      guard let unit = tree.views[index].unit, let data = tree.views[index].data else { continue }
      tree.views[index].data?.marks = marks(unit, data, index)
    }
    return tree
  }

  private func mode(_ unit: UnitSpecification) -> String {
    let value = MarkSettings(unit.mark, config).value("invalid")
    if case .null? = value { return "show" }
    let name = value?.string ?? "break-paths-show-path-domains"
    return name
  }

  private func marks(_ unit: UnitSpecification, _ data: UnitData, _ index: Int) -> Table {
    let mode = mode(unit)
    if mode == "show" { return data.main }
    if mode != "filter", unit.mark.type.isPath { return data.main }
    var tests: [(Int) -> Bool] = []
    for channel in Channel.scaled {
      guard let id = components.ofUnit[index]?[channel], !components.list[id].type.isDiscreteDomain,
        let definition = unit.scaleDefinition(channel), definition.isField, !definition.isCount,
        let column = data.main.column(at: definition.columnName)
      else { continue }
      if case .numbers(let values) = column {
        if values.allSatisfy(\.isFinite) { continue }
        tests.append { values[$0].isFinite }
      } else {
        tests.append { row in
          let value = column[row]
          if !value.isValid { return false }
          if case .string = value, components.list[id].type.isTime { return true }
          return value.asNumber.isFinite
        }
      }
    }
    guard !tests.isEmpty else { return data.main }
    let rows = (0..<data.main.rowCount).filter { row in tests.allSatisfy { $0(row) } }
    return rows.count == data.main.rowCount ? data.main : data.main.taking(rows)
  }
}
