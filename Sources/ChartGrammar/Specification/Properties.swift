import ChartData
import Notation

/// The free properties of a mark, an axis, a legend … by name. A property that is written as `null` is there, as null.
struct Properties: Sendable {
  private var values: NameTable<Value>

  static let none = Properties([:])

  init(_ values: [String: Value]) { self.values = NameTable(values) }

  init(_ node: Node?) {
    values = NameTable()
    for entry in node?.entries ?? [] { values[entry.key] = Value(entry.value) }
  }

  init(_ record: Record) {
    values = NameTable()
    for (name, value) in record.fields { values[name] = value }
  }

  subscript(name: String) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  var all: Zip2Sequence<[String], [Value]> { zip(values.names, values.values) }
  var names: [String] { values.names.sorted() }
  var isEmpty: Bool { values.isEmpty }

  func has(_ name: String) -> Bool { values.has(name) }
  func isNull(_ name: String) -> Bool { values[name].map { if case .null = $0 { true } else { false } } ?? false }
  func number(_ name: String) -> Double? { values[name]?.number }
  func string(_ name: String) -> String? { values[name]?.string }
  func bool(_ name: String) -> Bool? { values[name]?.bool }
  func list(_ name: String) -> [Value]? { values[name]?.list }
  func record(_ name: String) -> Record? { values[name]?.record }

  /// A text, or several lines of it.
  func lines(_ name: String) -> [String]? {
    switch values[name] {
    case .string(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .list(let parts): parts.map(\.asText)
    default: nil
    }
  }

  /// These, with others laid over them; records inside are merged too.
  func merging(_ other: Properties) -> Properties {
    var result = self
    for (name, value) in other.all {
      if case .record(let below)? = result.values[name], case .record(let above) = value {
        result.values[name] = .record(Record.merged(below, above))
      } else {
        result.values[name] = value
      }
    }
    return result
  }
}

extension Record {
  static func merged(_ below: Record, _ above: Record) -> Record {
    var result = below
    for (name, value) in above.fields {
      if case .record(let a)? = result[name], case .record(let b) = value {
        result[name] = .record(merged(a, b))
      } else {
        result[name] = value
      }
    }
    return result
  }
}
