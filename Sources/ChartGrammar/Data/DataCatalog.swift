import Limits
import ChartData
import Diagnostics
import Notation

/// Loads the data of a specification, each file once.
struct DataCatalog {
  private let load: @Sendable (String) -> ChartDataFile?
  private let kept: ChartTables
  private let source: SourceText
  private let datasets: Node?
  private var named: [String: Table] = [:]
  private var loaded: [String: ChartDataFile] = [:]
  private(set) var problems: [Problem] = []
  /// Rows that transforms looked at so far.
  var transformedRows = 0
  /// The files of cells that were read, for problems in them.
  private(set) var texts: [String: DelimitedFile] = [:]

  /// `load` gives the file a `url` means; `kept` holds the tables of files that were read before.
  init(
    root: Node, source: SourceText, kept: ChartTables, load: @escaping @Sendable (String) -> ChartDataFile?
  ) {
    datasets = root["datasets"]
    self.source = source
    self.load = load
    self.kept = kept
  }

  /// False if a file is missing or couldn't be read: then it isn't known which fields there would be.
  private(set) var isComplete = true

  /// The table that a `data` node means; nil (with a problem) if there is none.
  mutating func table(_ node: Node, dates: Set<String>) -> Table? {
    let reading = DataReading(node["format"], dates: dates)
    var table: Table?
    if let url = node["url"] {
      table = file(url, reading)
      if table == nil { isComplete = false }
    } else if let values = node["values"] {
      table = reading.table(inline: values)
    } else if let sequence = node["sequence"] {
      table = Self.sequence(sequence)
      if table == nil {
        let fact = ChartProblem.tooManyRows(limit: Self.longestSequence)
        problems.append(Problem(fact, in: source, at: sequence.position))
      }
    } else if let name = node["name"]?.string {
      table = (named[name] ?? datasets?[name].flatMap { reading.table(inline: $0) }).map(reading.converted)
      if table == nil {
        problems.append(Problem(ChartProblem.dataNotFound(name), in: source, at: node["name"]?.position))
      }
    } else if let graticule = node["graticule"] {
      table = GeoRows.graticule(Properties(graticule))
    } else if node["sphere"] != nil {
      table = GeoRows.sphere
    }
    if let name = node["name"]?.string, let table { named[name] = table }
    return table
  }

  private mutating func file(_ url: Node, _ reading: DataReading) -> Table? {
    guard let path = url.string else { return nil }
    guard let file = loaded[path] ?? load(path) else {
      problems.append(Problem(ChartProblem.dataNotFound(path), in: source, at: url.position))
      return nil
    }
    if loaded[path] == nil, let fault = DataSize.fault(file.bytes) {
      problems.append(Problem(fault, in: source, at: url.position))
      return nil
    }
    loaded[path] = file
    let key = ChartTables.Key(content: file.content, reading: reading.identity(of: file))
    let known = kept[key]
    var faults: [DelimitedFault] = []
    if let cells = reading.delimitedFile(file) {
      faults = known?.faults ?? cells.faults
      if texts.updateValue(cells, forKey: path) == nil { problems += cells.problems(faults) }
      if problems.contains(where: { $0.severity == .error }) { return nil }
    }
    if let known {
      if known.table.rowCount == 0 { report(.emptyData, at: url.position) }
      return known.table
    }
    let before = problems.count
    guard let table = reading.table(file, problems: &problems) else {
      if problems.count == before { report(reading.missingObject(path), at: url.position) }
      return nil
    }
    if table.rowCount == 0 { report(.emptyData, at: url.position) }
    kept.keep(ChartTables.Entry(table: table, faults: faults), of: file.bytes.count, at: key)
    return table
  }

  /// A data file that was loaded.
  func file(_ path: String) -> ChartDataFile? { loaded[path] }

  mutating func report(_ fact: ChartProblem, at place: Position) {
    let problem = Problem(fact, in: source, at: place)
    // The layers that a composite mark is made of all ask for its fields.
    if !problems.contains(problem) { problems.append(problem) }
  }

  private static let longestSequence = 100_000

  /// Nil if it is longer than a drawing can show.
  private static func sequence(_ node: Node) -> Table? {
    let start = node["start"]?.number ?? 0
    let stop = node["stop"]?.number ?? 0
    let step = node["step"]?.number ?? 1
    let steps = step == 0 ? 0 : max(0, ((stop - start) / step).rounded(.up))
    guard steps <= Double(longestSequence) else { return nil }
    let count = Int(limited: steps)
    let values = (0..<count).map { start + Double($0) * step }
    return Table([(node["as"]?.string ?? "data", .numbers(values))], rowCount: count)
  }
}
