/// The cells of a delimited text, as ranges of its bytes.
package struct DelimitedText {
  struct Cell {
    static let none = Cell(start: 0, end: 0)
    let start: Int
    let end: Int
    var hasDoubledQuotes = false

    var isEmpty: Bool { start == end }

    func text(_ buffer: UnsafeBufferPointer<UInt8>) -> String {
      let text = String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<end]), as: UTF8.self)
      return hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
    }
  }

  package let names: [String]
  let bytes: [UInt8]
  private let cells: [Cell]

  init(names: [String], bytes: [UInt8], cells: [Cell]) {
    self.names = names
    self.bytes = bytes
    self.cells = cells
  }

  package var rowCount: Int { names.isEmpty ? 0 : cells.count / names.count }

  func cell(_ row: Int, _ column: Int) -> Cell { cells[row * names.count + column] }

  package func text(_ row: Int, _ column: Int) -> String {
    bytes.withUnsafeBufferPointer { cell(row, column).text($0) }
  }

  /// Where a cell's text begins, in bytes.
  package func offset(_ row: Int, _ column: Int) -> Int { cell(row, column).start }
}
