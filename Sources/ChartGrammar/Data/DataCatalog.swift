import ChartData
import Diagnostics
import Notation

/// A data file as the caller gives it.
package struct ChartDataFile: Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Loads the data of a specification, each file once.
struct DataCatalog {
  let load: @Sendable (String) -> ChartDataFile?
  let source: SourceText
  private let datasets: Node?
  private var named: [String: Table] = [:]
  private var files: [String: Table] = [:]
  private(set) var problems: [Problem] = []
  /// The text of the files read, for problems in them.
  private(set) var texts: [String: LoadedText] = [:]

  init(root: Node, source: SourceText, load: @escaping @Sendable (String) -> ChartDataFile?) {
    datasets = root["datasets"]
    self.source = source
    self.load = load
  }

  /// The table that a `data` node means; nil (with a problem) if there is none.
  mutating func table(_ node: Node, dates: Set<String>) -> Table? {
    let format = node["format"]
    var table: Table?
    if let url = node["url"] {
      table = file(url, format, dates)
    } else if let values = node["values"] {
      table = inline(values, format, dates)
    } else if let sequence = node["sequence"] {
      table = Self.sequence(sequence)
      if table == nil {
        let fact = ChartProblem.tooManyRows(limit: Self.longestSequence)
        problems.append(Problem(fact, in: source, at: sequence.position))
      }
    } else if let name = node["name"]?.string {
      table = named[name] ?? datasets?[name].flatMap { inline($0, format, dates) }
      if table == nil {
        problems.append(Problem(ChartProblem.dataNotFound(name), in: source, at: node["name"]?.position))
      }
    } else if node["graticule"] != nil || node["sphere"] != nil {
      problems.append(Problem(ChartProblem.notDrawnYet("geographic data"), in: source, at: node.position))
    }
    if let name = node["name"]?.string, let table { named[name] = table }
    return table.map { parsed($0, format?["parse"], dates) }
  }

  private mutating func file(_ url: Node, _ format: Node?, _ dates: Set<String>) -> Table? {
    guard let path = url.string else { return nil }
    let key =
      path + dates.sorted().joined(separator: ",")
      + (format.map { "\($0.entries?.map { "\($0.key)=\($0.value.scalarText ?? "")" } ?? [])" } ?? "")
    if let known = files[key] { return known }
    guard let file = load(path) else {
      problems.append(Problem(ChartProblem.dataNotFound(path), in: source, at: url.position))
      return nil
    }
    let ending = file.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let kind = format?["type"]?.string ?? ["csv", "tsv", "txt"].first { $0 == ending } ?? "json"
    var table: Table?
    switch kind {
    case "csv", "txt", "tsv", "dsv":
      let text = delimited(file.bytes, kind, format)
      texts[path] = LoadedText(file: file, text: text, separator: Self.separator(kind, format))
      table = Self.table(text, format, dates)
    default: table = json(file, format, url)
    }
    if let table { files[key] = table }
    return table
  }

  private static func separator(_ kind: String, _ format: Node?) -> UInt8 {
    kind == "tsv" ? UInt8(ascii: "\t") : format?["delimiter"]?.string?.utf8.first ?? UInt8(ascii: ",")
  }

  private func delimited(_ bytes: [UInt8], _ kind: String, _ format: Node?) -> DelimitedText {
    DelimitedReader(bytes, separator: Self.separator(kind, format)).read()
  }

  private static func table(_ text: DelimitedText, _ format: Node?, _ dates: Set<String>) -> Table {
    let parse = format?["parse"]
    func usual(_ name: String) -> ColumnParse { dates.contains(name) || parse?.isNull == true ? .text : .automatic }
    return Table(
      zip(text.names, text.columns).map { name, cells in
        let wanted = parse?[name]?.string.flatMap(ColumnParse.init) ?? usual(name)
        return (name, ColumnReading.column(cells, wanted))
      }, rowCount: text.rowOffsets.count)
  }

  private mutating func json(_ file: ChartDataFile, _ format: Node?, _ url: Node) -> Table? {
    let text = SourceText(path: file.path, bytes: file.bytes[...])
    var found: [Problem] = []
    guard let root = JSONReader.read(text, problems: &found) else {
      problems += found
      return nil
    }
    return rows(root, format, url.position)
  }

  private mutating func rows(_ root: Node, _ format: Node?, _ place: Position) -> Table? {
    if format?["type"]?.string == "topojson" || format?["feature"] != nil || format?["mesh"] != nil {
      problems.append(Problem(ChartProblem.notDrawnYet("TopoJSON"), in: source, at: place))
      return nil
    }
    var node = root
    if let property = format?["property"]?.string {
      for part in FieldPath.parts(property) {
        guard let next = node[part] else { return Table() }
        node = next
      }
    }
    if let elements = node.elements { return Table(rows: elements) }
    return Table(rows: [node])
  }

  private mutating func inline(_ values: Node, _ format: Node?, _ dates: Set<String>) -> Table? {
    if let text = values.string {
      let kind = format?["type"]?.string ?? "csv"
      return Self.table(delimited(Array(text.utf8), kind, format), format, dates)
    }
    return rows(values, format, values.position)
  }

  private static let longestSequence = 100_000

  /// Nil if it is longer than a drawing can show.
  private static func sequence(_ node: Node) -> Table? {
    let start = node["start"]?.number ?? 0
    let stop = node["stop"]?.number ?? 0
    let step = node["step"]?.number ?? 1
    let steps = step == 0 ? 0 : max(0, ((stop - start) / step).rounded(.up))
    guard steps <= Double(longestSequence) else { return nil }
    let count = Int(steps)
    let values = (0..<count).map { start + Double($0) * step }
    return Table([(node["as"]?.string ?? "data", .numbers(values))], rowCount: count)
  }

  /// `format.parse` for tables whose cells are typed already, and the dates that the encoding asks for.
  private func parsed(_ table: Table, _ parse: Node?, _ dates: Set<String>) -> Table {
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
    let values = column.values
    switch parse {
    case .automatic: return column
    case .text: return ColumnBuilder(values.map { $0.isNothing ? .null : .string($0.asText) }).column
    case .number: return .numbers(values.map { $0.parsedNumber ?? NumberMark.null })
    case .boolean:
      return ColumnBuilder(values.map { $0.isNothing ? .null : .bool($0.isTruthy && $0 != .string("false")) }).column
    case .date(let format):
      let parser = format.map { TimeParser($0) }
      return .dates(
        values.map { value in
          switch value {
          case .missing, .null: NumberMark.null
          case .date(let time): time
          case .string(let text): Fiscal.time(text) ?? parser?.parse(text) ?? DateText.parse(text)
          default: parser?.parse(value.asText) ?? value.asNumber
          }
        })
    }
  }
}

/// A delimited file with what is needed to say where a cell stands.
struct LoadedText {
  let file: ChartDataFile
  let text: DelimitedText
  let separator: UInt8

  /// Line and column of a cell.
  func place(row: Int, column name: String) -> (SourceText, Position)? {
    guard let column = text.names.firstIndex(of: name), text.rowOffsets.indices.contains(row) else { return nil }
    let source = SourceText(path: file.path, bytes: file.bytes[...])
    var offset = text.rowOffsets[row]
    var seen = 0
    var isQuoted = false
    while offset < file.bytes.count, seen < column {
      if file.bytes[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if file.bytes[offset] == separator, !isQuoted { seen += 1 }
      offset += 1
    }
    return (source, source.position(at: offset))
  }
}
