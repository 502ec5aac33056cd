import ChartData
import Diagnostics

/// A file of cells between separators.
struct DelimitedFile {
  let file: ChartDataFile
  let separator: UInt8

  /// Line and column of the first cell of a column that holds a text.
  func place(of cell: String, column name: String) -> (SourceText, Position)? {
    let text = DelimitedReader(file.bytes, separator: separator).read()
    guard let column = text.names.firstIndex(of: name),
      let row = (0..<text.rowCount).first(where: { text.text($0, column) == cell })
    else { return nil }
    let source = SourceText(path: file.path, bytes: file.bytes[...])
    return (source, source.position(at: text.offset(row, column)))
  }
}

extension DelimitedFile {
  /// The first cell of a column that isn't good, its place, and how many there are.
  func cells(of name: String, isGood: (String) -> Bool) -> (
    text: String, count: Int, source: SourceText, position: Position
  )? {
    let text = DelimitedReader(file.bytes, separator: separator).read()
    guard let column = text.names.firstIndex(of: name) else { return nil }
    let bad = (0..<text.rowCount).filter { !isGood(text.text($0, column)) }
    guard let row = bad.first else { return nil }
    let source = SourceText(path: file.path, bytes: file.bytes[...])
    return (text.text(row, column), bad.count, source, source.position(at: text.offset(row, column)))
  }

  /// What is wrong with the form of the file.
  var faults: [DelimitedFault] { DelimitedInspection.faults(file.bytes, separator: separator) }

  func problems(_ faults: [DelimitedFault]) -> [Problem] {
    guard !faults.isEmpty else { return [] }
    let source = SourceText(path: file.path, bytes: file.bytes[...])
    return faults.map { Problem(ChartProblem.cells($0), in: source, at: source.position(at: $0.offset)) }
  }
}
