import ChartData
import Diagnostics
import Notation

/// How data become a table: a `format`, and the fields that the encoding takes for dates.
struct DataReading {
  private let format: Node?
  private let dates: Set<String>

  init(_ format: Node?, dates: Set<String>) {
    self.format = format
    self.dates = dates
  }

  private var parse: Node? { format?["parse"] }

  private func kind(of file: ChartDataFile) -> String {
    if let kind = format?["type"]?.string { return kind }
    let bytes = file.path.utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return "json" }
    let ending = file.path[bytes.index(after: dot)...].lowercased()
    return ["csv", "tsv", "txt"].first { $0 == ending } ?? "json"
  }

  private func separator(_ kind: String) -> UInt8 {
    kind == "tsv" ? UInt8(ascii: "\t") : format?["delimiter"]?.string?.utf8.first ?? UInt8(ascii: ",")
  }

  /// Equal for two readings of a file that give the same table.
  func identity(of file: ChartDataFile) -> String {
    var text = kind(of: file)
    if let format { Self.spell(format, &text) }
    for field in dates.sorted() { text += "\u{0}\(field)" }
    return text
  }

  private static func spell(_ node: Node, _ text: inout String) {
    text += node.scalarText ?? "null"
    for entry in node.entries ?? [] {
      text += "\u{1}\(entry.key)\u{2}"
      spell(entry.value, &text)
    }
  }

  // MARK: Tables

  /// Nil, with problems in the file, if it can't be read.
  func table(_ file: ChartDataFile, problems: inout [Problem]) -> Table? {
    let kind = kind(of: file)
    if let cells = delimitedFile(file) {
      return converted(table(DelimitedReader(file.bytes, separator: cells.separator).read()))
    }
    if kind == "json", format?["property"] == nil, let table = JSONRows.table(file.bytes) { return converted(table) }
    guard let root = JSONReader.read(SourceText(path: file.path, bytes: file.bytes[...]), problems: &problems) else {
      return nil
    }
    return rows(root).map(converted)
  }

  /// The file as a table of cells; nil if it is JSON.
  func delimitedFile(_ file: ChartDataFile) -> DelimitedFile? {
    let kind = kind(of: file)
    guard ["csv", "txt", "tsv", "dsv"].contains(kind) else { return nil }
    return DelimitedFile(file: file, separator: separator(kind))
  }

  func table(inline values: Node) -> Table? {
    if let text = values.string {
      let kind = format?["type"]?.string ?? "csv"
      return converted(table(DelimitedReader(Array(text.utf8), separator: separator(kind)).read()))
    }
    return rows(values).map(converted)
  }

  private func table(_ text: DelimitedText) -> Table {
    func usual(_ name: String) -> ColumnParse { dates.contains(name) || parse?.isNull == true ? .text : .automatic }
    return Table(
      text.names.indices.map { index in
        let name = text.names[index]
        let wanted = parse?[name]?.string.flatMap(ColumnParse.init) ?? usual(name)
        return (name, ColumnReading.column(text, index, wanted))
      }, rowCount: text.rowCount)
  }

  private func rows(_ root: Node) -> Table? {
    if format?["type"]?.string == "topojson" { return topology(root) }
    var node = root
    if let property = format?["property"]?.string {
      for part in FieldPath.parts(property) {
        guard let next = node[part] else { return Table() }
        node = next
      }
    }
    return Table(rows: node.elements ?? [node])
  }

  /// Why a file gave no table though it could be read.
  func missingObject(_ path: String) -> ChartProblem {
    let name = (format?["feature"] ?? format?["mesh"])?.string ?? ""
    return .dataUnreadable(path, "it is no topology with an object \"\(name)\"")
  }

  /// Nil if the topology has no object of that name.
  private func topology(_ root: Node) -> Table? {
    guard let topology = TopoJSON(root) else { return nil }
    if let mesh = format?["mesh"]?.string {
      return topology.mesh(mesh, filter: format?["filter"]?.string).flatMap(\.record).map { Table(records: [$0]) }
    }
    return format?["feature"]?.string.flatMap(topology.features).map { Table(records: $0.compactMap(\.record)) }
  }

  // MARK: Conversions

  /// `format.parse` for tables whose cells are typed already, and the dates that the encoding asks for.
  func converted(_ table: Table) -> Table {
    var result = table
    for entry in parse?.entries ?? [] {
      guard let wanted = entry.value.string.flatMap(ColumnParse.init), let column = result.column(at: entry.key) else {
        continue
      }
      result = result.setting(entry.key, Self.converted(column, wanted))
    }
    for field in dates.sorted() where parse?[field] == nil {
      guard let column = result.column(at: field) else { continue }
      switch column {
      case .words, .values: result = result.setting(field, Self.converted(column, .date(format: nil)))
      case .numbers, .dates: break
      }
    }
    return result
  }

  private static func converted(_ column: Column, _ parse: ColumnParse) -> Column {
    switch parse {
    case .automatic: return column
    case .text: return ColumnBuilder(column.values.map { $0.isNothing ? .null : .string($0.asText) }).column
    case .number: return .numbers(column.values.map { $0.parsedNumber ?? NumberMark.null })
    case .boolean:
      return ColumnBuilder(
        column.values.map { $0.isNothing ? .null : .bool($0.isTruthy && $0 != .string("false")) }
      ).column
    case .date(let format): return .dates(moments(column, format.map { TimeParser($0) }))
    }
  }

  private static func moments(_ column: Column, _ parser: TimeParser?) -> [Double] {
    func moment(_ text: String) -> Double { Fiscal.time(text) ?? parser?.parse(text) ?? DateText.parse(text) }
    if case .words(let codes, let list) = column {
      let moments = list.map(moment)
      return codes.map { $0 >= 0 ? moments[Int($0)] : NumberMark.null }
    }
    return column.values.map { value in
      switch value {
      case .missing, .null: NumberMark.null
      case .date(let time): time
      case .string(let text): moment(text)
      default: parser?.parse(value.asText) ?? value.asNumber
      }
    }
  }
}
