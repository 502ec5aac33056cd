import ChartData
import Content
import Diagnostics
import Markdown
import Synchronization

/// Numbers in the text that stand in a data table, so that text and chart can't disagree:
/// `` `{value} financials.csv period=2024 revenue | 亿` ``.
///
/// The words are a file, conditions that one row must meet, the column, and after a bar how to write the number: a unit
/// (万, 亿, K, M, B, %), or a format of d3-format. Without a bar the cell is shown as it is written.
final class InlineValues: Sendable {
  private let inputs: BodyInputs
  private let tables = Mutex<[String: DelimitedText]>([:])

  init(_ inputs: BodyInputs) { self.inputs = inputs }

  func value(_ request: MarkdownHooks.ValueRequest, job: BodyRenderer.Job, trace: BodyTrace)
    -> MarkdownHooks.ValueResult
  {
    do throws(ValueProblem) {
      return .text(try text(request.words, from: job.folder, language: job.language, trace))
    } catch {
      return .problem(Problem(error, in: request.source, at: request.position))
    }
  }

  private func text(_ words: String, from folder: String, language: String, _ trace: BodyTrace)
    throws(ValueProblem) -> String
  {
    let parts = words.split(separator: "|", maxSplits: 1)
    var fields = (parts.first ?? "").split(separator: " ").map(String.init)
    guard fields.count >= 2 else { throw .malformed }
    let url = fields.removeFirst()
    trace.record(.data(url))
    let table = try table(url, from: folder)
    let column = try index(of: fields.removeLast(), in: table)
    var rows = Array(0..<table.rowCount)
    for condition in fields {
      let sides = condition.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw .malformed }
      let key = try index(of: sides[0], in: table)
      rows.removeAll { table.text($0, key) != sides[1] }
    }
    guard let row = rows.first else { throw .noRow(fields.joined(separator: " ")) }
    guard rows.count == 1 else { throw .ambiguous(rows.count) }
    let cell = table.text(row, column)
    guard !cell.isEmpty else { throw .emptyCell }
    guard parts.count == 2 else { return cell }
    let format = String(parts[1].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    guard let number = ColumnReading.number(cell) else { throw .notANumber(cell) }
    return try ValueFormat(format, language: language).text(number)
  }

  private func table(_ url: String, from folder: String) throws(ValueProblem) -> DelimitedText {
    guard let path = inputs.dataFile(url, from: folder)?.path else { throw .noFile(url) }
    if let known = tables.withLock({ $0[path] }) { return known }
    guard path.hasSuffix(".csv") || path.hasSuffix(".tsv") else { throw .noTable(url) }
    var problems: [Problem] = []
    guard let bytes = inputs.dataBytes(path, problems: &problems) else { throw .noFile(url) }
    let separator = path.hasSuffix(".tsv") ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    let table = DelimitedReader(bytes, separator: separator).read()
    tables.withLock { $0[path] = table }
    return table
  }

  private func index(of name: String, in table: DelimitedText) throws(ValueProblem) -> Int {
    guard let index = table.names.firstIndex(of: name) else { throw .noColumn(name, known: table.names) }
    return index
  }
}

/// Where the data files that texts and charts name are: beside the text, under `Content/`, or in `Content/data/`.
struct DataLocator: Sendable {
  let addresses: Addresses

  /// The path of a published file, relative to the site's folder; nil if there is none.
  func path(of url: String, from folder: String) -> String? {
    let written = url.hasPrefix("/") || url.hasPrefix("@/") ? String(url.drop { $0 == "@" || $0 == "/" }) : url
    let roots = written == url ? [folder, "Content", "Content/data"] : ["Content"]
    let candidates = roots.compactMap { SitePath.resolved(written, from: $0).map(Slug.normalized) }
    return candidates.first { addresses.ofFile[$0] != nil }
  }
}
