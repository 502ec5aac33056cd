/// CSV and TSV (RFC 4180): quoted cells may hold separators, line ends and doubled quotes.
package struct DelimitedReader {
  private let bytes: [UInt8]
  private let separator: UInt8

  package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.separator = separator
  }

  /// The cells of each column by the names of the first line, and where each row begins (in bytes).
  package func read() -> DelimitedText {
    var names: [String] = []
    var columns: [[String]] = []
    var offsets: [Int] = []
    var index = 0
    bytes.withUnsafeBufferPointer { buffer in
      var isFirst = true
      while index < buffer.count {
        let start = index
        let cells = record(buffer, &index)
        if cells.count == 1, cells[0].isEmpty { continue }
        if isFirst {
          isFirst = false
          names = cells
          columns = cells.map { _ in [] }
          continue
        }
        offsets.append(start)
        for place in columns.indices { columns[place].append(place < cells.count ? cells[place] : "") }
      }
    }
    return DelimitedText(names: names, columns: columns, rowOffsets: offsets)
  }

  private func record(_ buffer: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> [String] {
    var cells: [String] = []
    while true {
      cells.append(cell(buffer, &index))
      guard index < buffer.count else { return cells }
      let byte = buffer[index]
      index += 1
      if byte == separator {
        if index == buffer.count { cells.append("") }
        continue
      }
      if byte == UInt8(ascii: "\r"), index < buffer.count, buffer[index] == UInt8(ascii: "\n") { index += 1 }
      return cells
    }
  }

  private func cell(_ buffer: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> String {
    func ends(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
    guard index < buffer.count, buffer[index] == UInt8(ascii: "\"") else {
      let start = index
      while index < buffer.count, !ends(buffer[index]) { index += 1 }
      return String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<index]), as: UTF8.self)
    }
    var out: [UInt8] = []
    index += 1
    while index < buffer.count {
      if buffer[index] == UInt8(ascii: "\"") {
        index += 1
        guard index < buffer.count, buffer[index] == UInt8(ascii: "\"") else { break }
      }
      out.append(buffer[index])
      index += 1
    }
    while index < buffer.count, !ends(buffer[index]) { index += 1 }
    return String(decoding: out, as: UTF8.self)
  }
}

/// The cells of a delimited text, column by column.
package struct DelimitedText {
  package let names: [String]
  package let columns: [[String]]
  package let rowOffsets: [Int]
}
