import Diagnostics
import Notation

/// Reads a JSON list of records straight into columns. Data files are many times larger than specifications, and a
/// tree of positioned nodes for them would cost more than the whole chart.
package enum JSONRows {
  /// Nil for anything but a well-formed list of records; `JSONReader` then says what is wrong, or reads it.
  package static func table(_ bytes: [UInt8]) -> Table? {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = RecordScanner(cursor: ValueCursor(bytes: buffer))
      return scanner.records() ? scanner.table : nil
    }
  }
}

/// Reads the records and gives each field its column.
private struct RecordScanner {
  private struct Field {
    let name: String
    let bytes: [UInt8]
    var builder = ColumnBuilder()
    var count = 0

    /// Missing in all rows up to one.
    mutating func fill(upTo row: Int) {
      while count < row {
        builder.append(.missing)
        count += 1
      }
    }
  }

  private var cursor: ValueCursor
  private var rowCount = 0
  private var fields: [Field] = []
  private var indices: [String: Int] = [:]

  init(cursor: ValueCursor) { self.cursor = cursor }

  var table: Table {
    Table(
      fields.map { field in
        var field = field
        field.fill(upTo: rowCount)
        return (field.name, field.builder.column)
      }, rowCount: rowCount)
  }

  /// Whether the whole text is a list of records.
  mutating func records() -> Bool {
    guard cursor.take("[") else { return false }
    if !cursor.take("]") {
      repeat {
        guard record() else { return false }
        rowCount += 1
      } while cursor.take(",")
      guard cursor.take("]") else { return false }
    }
    return cursor.isAtEnd
  }

  private mutating func record() -> Bool {
    guard cursor.take("{") else { return false }
    if cursor.take("}") { return true }
    var position = 0
    repeat {
      // A field that has this row already is written twice.
      guard cursor.take("\""), let index = fieldIndex(expected: position), cursor.take(":"),
        fields[index].count <= rowCount
      else { return false }
      fields[index].fill(upTo: rowCount)
      guard cursor.value(&fields[index].builder) else { return false }
      fields[index].count += 1
      position = index + 1
    } while cursor.take(",")
    return cursor.take("}")
  }

  /// The field that the key behind an opening quote names; most often it is the next one of the row before.
  private mutating func fieldIndex(expected: Int) -> Int? {
    guard let text = cursor.text() else { return nil }
    if text.isPlain, expected < fields.count, fields[expected].bytes.elementsEqual(cursor.bytes[text.range]) {
      return expected
    }
    guard let name = cursor.string(text) else { return nil }
    if let index = indices[name] { return index }
    let index = fields.count
    indices[name] = index
    fields.append(Field(name: name, bytes: Array(name.utf8)))
    return index
  }
}

/// Reads values from a place in a JSON text on.
private struct ValueCursor {
  /// The bytes between two quotes, and whether they are the text as it stands.
  struct Text {
    let range: Range<Int>
    let isPlain: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset == bytes.count
    }
  }

  private mutating func skipSpace() {
    while offset < bytes.count,
      bytes[offset] == 0x20 || bytes[offset] == 0x0A || bytes[offset] == 0x0D
        || bytes[offset] == 0x09
    {
      offset += 1
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  mutating func value(_ builder: inout ColumnBuilder) -> Bool {
    skipSpace()
    guard offset < bytes.count else { return false }
    switch bytes[offset] {
    case UInt8(ascii: "\""):
      offset += 1
      guard let text = text() else { return false }
      if text.isPlain {
        builder.append(word: UnsafeBufferPointer(rebasing: bytes[text.range]))
        return true
      }
      guard let string = string(text) else { return false }
      builder.append(.string(string))
      return true
    case UInt8(ascii: "n"): return literal("null", .null, &builder)
    case UInt8(ascii: "t"): return literal("true", .bool(true), &builder)
    case UInt8(ascii: "f"): return literal("false", .bool(false), &builder)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return nested(&builder)
    default: return number(&builder)
    }
  }

  /// The text up to a closing quote.
  mutating func text() -> Text? {
    let start = offset
    var isPlain = true
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        offset += 1
        return Text(range: start..<offset - 1, isPlain: isPlain)
      }
      guard byte >= 0x20 else { return nil }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        offset += 1
      }
      offset += 1
    }
    return nil
  }

  private func node(_ range: Range<Int>) -> Node? {
    var problems: [Problem] = []
    return JSONReader.read(SourceText(path: "", bytes: Array(bytes[range])[...]), problems: &problems)
  }

  func string(_ text: Text) -> String? {
    if text.isPlain { return String(decoding: bytes[text.range], as: UTF8.self) }
    return node(text.range.lowerBound - 1..<text.range.upperBound + 1)?.string
  }

  private mutating func literal(_ text: StaticString, _ value: Value, _ builder: inout ColumnBuilder) -> Bool {
    let end = offset + text.utf8CodeUnitCount
    guard end <= bytes.count, text.withUTF8Buffer({ $0.elementsEqual(bytes[offset..<end]) }) else { return false }
    offset = end
    builder.append(value)
    return true
  }

  /// A record or list inside a field.
  private mutating func nested(_ builder: inout ColumnBuilder) -> Bool {
    let start = offset
    var depth = 0
    repeat {
      guard offset < bytes.count else { return false }
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): guard text() != nil else { return false }
      default: break
      }
    } while depth > 0
    guard let node = node(start..<offset) else { return false }
    builder.append(Value(node))
    return true
  }

  private mutating func number(_ builder: inout ColumnBuilder) -> Bool {
    let start = offset
    scan: while offset < bytes.count {
      switch bytes[offset] {
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        offset += 1
      default: break scan
      }
    }
    let digits = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    guard digits < offset, bytes[digits] >= 0x30, bytes[digits] <= 0x39, bytes[offset - 1] != UInt8(ascii: "."),
      bytes[digits] != 0x30 || digits + 1 == offset || bytes[digits + 1] < 0x30 || bytes[digits + 1] > 0x39,
      let value = NumberText.parse(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
    else { return false }
    builder.append(number: value)
    return true
  }
}
