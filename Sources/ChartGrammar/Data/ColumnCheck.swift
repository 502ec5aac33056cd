import ChartData
import Diagnostics
import Notation

/// Finds the cells of a column that aren't what its channel asks for, once a column, at the first of them.
struct ColumnCheck {
  let source: SourceText
  let tree: DataTree
  let catalog: DataCatalog

  /// One cell that is none, and how many there are.
  private struct Finding {
    var text: String
    var count: Int
    var source: SourceText
    var position: Position
  }

  func numbers(_ column: Column, _ field: String, _ place: Position, view: Int) -> [Problem] {
    guard let (text, count) = wordsAmongNumbers(column) ?? unread(column, field, view) ?? endless(column) else {
      return []
    }
    let finding = first(field, view) { isInFile, text in
      (isInFile ? ColumnReading.number(text) : NumberText.parse(text))?.isFinite ?? false
    }
    guard let finding else {
      guard let text else { return [] }
      return [Problem(ChartProblem.textInNumbers(field: field, text: text, count: count), in: source, at: place)]
    }
    let fact = ChartProblem.textInNumbers(field: field, text: finding.text, count: finding.count)
    return [Problem(fact, in: finding.source, at: finding.position)]
  }

  func dates(_ column: Column, _ field: String, _ place: Position, view: Int) -> [Problem] {
    guard case .dates(let times) = column else { return [] }
    let bad = times.count { $0.isNaN && !isMark($0) }
    guard bad > 0 else { return [] }
    let format = dataNode(view)?["format"]?["parse"]?[field]?.string.flatMap(ColumnParse.init)
    var parser: TimeParser?
    if case .date(let text?) = format { parser = TimeParser(text) }
    let finding = first(field, view) { _, text in
      Fiscal.time(text) != nil || !(parser?.parse(text) ?? DateText.parse(text)).isNaN
    }
    if let finding {
      let fact = ChartProblem.notADate(field: field, text: finding.text, count: finding.count)
      return [Problem(fact, in: finding.source, at: finding.position)]
    }
    guard bad == times.count else { return [] }
    return [Problem(ChartProblem.notADate(field: field, text: nil, count: bad), in: source, at: place)]
  }

  private func isMark(_ number: Double) -> Bool {
    number.bitPattern == NumberMark.null.bitPattern || number.bitPattern == NumberMark.missing.bitPattern
  }

  // MARK: What the table holds

  private func wordsAmongNumbers(_ column: Column) -> (String?, Int)? {
    func isBad(_ text: String) -> Bool { !ColumnReading.isNothing(text) && NumberText.parse(text) == nil }
    switch column {
    case .words(let codes, let list):
      let bad = list.map(isBad)
      guard let first = codes.first(where: { $0 >= 0 && bad[Int($0)] }) else { return nil }
      return (list[Int(first)], codes.count { $0 >= 0 && bad[Int($0)] })
    case .values(let values):
      let bad = values.compactMap(\.string).filter(isBad)
      return bad.first.map { ($0, bad.count) }
    case .numbers, .dates: return nil
    }
  }

  /// Cells that `format.parse` asked to read as numbers, and that were none.
  private func unread(_ column: Column, _ field: String, _ view: Int) -> (String?, Int)? {
    guard case .numbers(let values) = column, dataNode(view)?["format"]?["parse"]?[field] != nil else { return nil }
    let count = values.count { $0.isNaN && !isMark($0) }
    return count > 0 ? (nil, count) : nil
  }

  /// Numbers beyond all numbers, which no place of a scale is for.
  private func endless(_ column: Column) -> (String?, Int)? {
    guard case .numbers(let values) = column, let first = values.first(where: \.isInfinite) else { return nil }
    return (NumberText.text(first), values.count(where: \.isInfinite))
  }

  /// Whether a field has values before a view's own transforms: a box plot without outliers is left with empty rows.
  func hasValues(_ field: String, above view: Int) -> Bool {
    var ancestor = tree.views[view].parent
    while let current = ancestor {
      if let column = tree.views[current].table.column(at: field), column.values.contains(where: { !$0.isNothing }) {
        return true
      }
      ancestor = tree.views[current].parent
    }
    return false
  }

  // MARK: What the author wrote

  /// The `data` that a view's rows come from.
  private func dataNode(_ view: Int) -> Node? {
    var ancestor: Int? = view
    while let current = ancestor {
      if let data = tree.views[current].specification.data { return data }
      ancestor = tree.views[current].parent
    }
    return nil
  }

  /// The first cell of a field, in the file or in the specification, that says something and isn't good.
  private func first(_ field: String, _ view: Int, isGood: (_ isInFile: Bool, _ text: String) -> Bool) -> Finding? {
    guard let data = dataNode(view) else { return nil }
    guard let path = data["url"]?.string else {
      return first(field, among: data["values"]?.elements ?? [], in: source, isGood: isGood)
    }
    if let cells = catalog.texts[path] {
      let bad = cells.cells(of: field) { ColumnReading.isNothing($0) || isGood(true, $0) }
      return bad.map { Finding(text: $0.text, count: $0.count, source: $0.source, position: $0.position) }
    }
    guard let file = catalog.file(path) else { return nil }
    let text = SourceText(path: file.path, bytes: file.bytes[...])
    return first(field, among: records(text, data["format"]), in: text, isGood: isGood)
  }

  /// The first bad cell of rows that know their places.
  private func first(
    _ field: String, among rows: [Node], in source: SourceText, isGood: (_ isInFile: Bool, _ text: String) -> Bool
  ) -> Finding? {
    let path = FieldPath.parts(field)
    var finding: Finding?
    for row in rows {
      let cell = row[field] ?? path.reduce(row as Node?) { $0?[$1] }
      guard let cell, let text = cell.string, !ColumnReading.isNothing(text), !isGood(false, text) else { continue }
      finding = finding ?? Finding(text: text, count: 0, source: source, position: cell.position)
      finding?.count += 1
    }
    return finding
  }

  /// The rows of a JSON file. They are read anew with their places: only a problem asks for them.
  private func records(_ text: SourceText, _ format: Node?) -> [Node] {
    var problems: [Problem] = []
    var node = JSONReader.read(text, problems: &problems)
    for part in format?["property"]?.string.map(FieldPath.parts) ?? [] { node = node?[part] }
    return node?.elements ?? []
  }
}
