/// CSV and TSV (RFC 4180): quoted cells may hold separators, line ends and doubled quotes.
package struct DelimitedReader {
  private let bytes: [UInt8]
  private let separator: UInt8

  package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
  }

  /// The cells below the names of the first line. Lines without anything are left out; cells missing at the end of a
  /// line are empty, those beyond the last name are dropped.
  package func read() -> DelimitedText {
    var names: [String]?
    var cells: [DelimitedText.Cell] = []
    var line: [DelimitedText.Cell] = []
    cells.reserveCapacity(bytes.count / 6)
    bytes.withUnsafeBufferPointer { buffer in
      var index = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while index < buffer.count {
        line.removeAll(keepingCapacity: true)
        record(buffer, &index, &line)
        if line.count == 1, line[0].isEmpty { continue }
        guard let count = names?.count else {
          names = line.map { $0.text(buffer) }
          continue
        }
        for column in 0..<count { cells.append(column < line.count ? line[column] : .none) }
      }
    }
    return DelimitedText(names: names ?? [], bytes: bytes, cells: cells)
  }

  /// The cells of the first line that holds anything.
  func names() -> [String] {
    bytes.withUnsafeBufferPointer { buffer in
      var index = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line: [DelimitedText.Cell] = []
      while index < buffer.count {
        line.removeAll()
        record(buffer, &index, &line)
        if line.count > 1 || line.first?.isEmpty == false { break }
      }
      return line.map { $0.text(buffer) }
    }
  }

  private func record(_ buffer: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ line: inout [DelimitedText.Cell]) {
    while true {
      line.append(cell(buffer, &index))
      guard index < buffer.count else { return }
      let byte = buffer[index]
      index += 1
      if byte == separator {
        if index == buffer.count { line.append(.none) }
        continue
      }
      if byte == UInt8(ascii: "\r"), index < buffer.count, buffer[index] == UInt8(ascii: "\n") { index += 1 }
      return
    }
  }

  @inline(__always)
  private func ends(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  private func cell(_ buffer: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> DelimitedText.Cell {
    let start = index
    guard index < buffer.count, buffer[index] == UInt8(ascii: "\"") else {
      while index < buffer.count, !ends(buffer[index]) { index += 1 }
      return DelimitedText.Cell(start: start, end: index)
    }
    index += 1
    var hasQuotes = false
    while index < buffer.count {
      if buffer[index] == UInt8(ascii: "\"") {
        guard index + 1 < buffer.count, buffer[index + 1] == UInt8(ascii: "\"") else { break }
        hasQuotes = true
        index += 1
      }
      index += 1
    }
    let end = index
    while index < buffer.count, !ends(buffer[index]) { index += 1 }
    return DelimitedText.Cell(start: start + 1, end: end, hasDoubledQuotes: hasQuotes)
  }
}
