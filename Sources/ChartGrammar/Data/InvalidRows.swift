import ChartData

/// Takes rows away that marks can't show: no number where a continuous scale wants one.
struct InvalidRows {
  let components: ScaleComponents
  let config: Config

  func filtered(_ tree: ViewTree) -> ViewTree {
    var tree = tree
    for index in tree.views.indices {
      guard let unit = tree.views[index].unit, let data = tree.views[index].data else { continue }
      let drawable = drawable(unit, data, index)
      let mode = mode(unit)
      let isPath = unit.mark.type.isPath
      let keepsRows = mode == "show" || (isPath && mode != "filter")
      tree.views[index].data?.marks = keepsRows ? data.main : drawable
      let showsAll = mode == "show" || mode.hasSuffix("show-domains") || (isPath && mode.hasSuffix("show-path-domains"))
      tree.views[index].data?.domain = showsAll ? data.main : drawable
    }
    return tree
  }

  private func mode(_ unit: UnitSpecification) -> String {
    let value = MarkSettings(unit.mark, config).value("invalid")
    if case .null? = value { return "show" }
    let name = value?.string ?? "break-paths-show-path-domains"
    return name
  }

  /// The rows with a valid value for every continuous scale.
  private func drawable(_ unit: UnitSpecification, _ data: UnitData, _ index: Int) -> Table {
    var tests: [(Int) -> Bool] = []
    for channel in Channel.scaled {
      guard config["scale"].record("invalid")?[channel.rawValue] == nil,
        let id = components.ofUnit[index]?[channel], !components.list[id].type.isDiscreteDomain,
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
