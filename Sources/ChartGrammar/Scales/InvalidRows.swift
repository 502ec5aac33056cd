import ChartData

/// Takes rows away that marks can't show: no number where a continuous scale wants one.
struct InvalidRows {
  let components: ScaleComponents
  let config: Config

  func filtered(_ tree: DataTree) -> DataTree {
    tree.showing { index, unit in
      let data = unit.data
      let columns = continuousColumns(unit.specification, data, index)
      let drawable = drawable(data, columns.map(\.column), columns.map(\.isTime))
      let mode = mode(unit.mark)
      let isPath = unit.mark.traits.isPath
      let keepsRows = mode == "show" || (isPath && mode != "filter")
      let showsAll = mode == "show" || mode.hasSuffix("show-domains") || (isPath && mode.hasSuffix("show-path-domains"))
      return UnitData(
        data, marks: keepsRows ? data.main : drawable, domain: showsAll ? data.main : drawable,
        domainFilter: showsAll ? [] : Set(columns.map(\.name)).sorted())
    }
  }

  private func mode(_ mark: MarkDefinition) -> String {
    let value = MarkSettings(mark, config).value("invalid")
    if case .null? = value { return "show" }
    return value?.string ?? "break-paths-show-path-domains"
  }

  /// The columns that continuous scales show.
  private func continuousColumns(_ unit: UnitSpecification, _ data: UnitData, _ index: Int) -> [(
    name: String, column: Column, isTime: Bool
  )] {
    let replaced = config["scale"].record("invalid")
    return Channel.scaled.compactMap { channel in
      guard replaced?[channel.rawValue] == nil, let id = components.ofUnit[index][channel],
        !components.list[id].type.isDiscreteDomain, let definition = unit.scaleDefinition(channel), definition.isField,
        !definition.isCount, let column = data.main.column(at: definition.columnName)
      else { return nil }
      return (definition.columnName, column, components.list[id].type.isTime)
    }
  }

  /// The rows with a valid value in every one of some columns.
  private func drawable(_ data: UnitData, _ columns: [Column], _ areTimes: [Bool]) -> Table {
    var tests: [(Int) -> Bool] = []
    for (column, isTime) in zip(columns, areTimes) {
      if case .numbers(let values) = column {
        if values.allSatisfy(\.isFinite) { continue }
        tests.append { values[$0].isFinite }
      } else {
        tests.append { row in
          let value = column[row]
          if !value.isValid { return false }
          if case .string = value, isTime { return true }
          return value.asNumber.isFinite
        }
      }
    }
    guard !tests.isEmpty else { return data.main }
    let rows = (0..<data.main.rowCount).filter { row in tests.allSatisfy { $0(row) } }
    return rows.count == data.main.rowCount ? data.main : data.main.taking(rows)
  }
}
