/// One value of a data table, with the meanings that the Vega expression language gives to JavaScript's values.
package enum Value: Sendable {
  /// Nothing was there (`undefined`): an absent field, a function without result.
  case missing
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// Milliseconds since 1970-01-01T00:00Z. NaN is an invalid date.
  case date(Double)
  case list([Value])
  case record(Record)
  // Seldom there, and large: kept apart so that a value is no larger than a text.
  indirect case pattern(TextPattern)
}

extension Value {
  /// JavaScript's `Number(x)`: NaN where there is no number to be had.
  package var asNumber: Double {
    switch self {
    case .missing, .record, .pattern: .nan
    case .null: 0
    case .bool(let value): value ? 1 : 0
    case .number(let value), .date(let value): value
    case .string(let text): NumberText.parse(text) ?? .nan
    case .list(let values): values.isEmpty ? 0 : values.count == 1 ? values[0].asNumber : .nan
    }
  }

  /// Vega's `toNumber`: nothing for null and the empty text, where `Number()` gives 0.
  package var parsedNumber: Double? {
    switch self {
    case .missing, .null: nil
    case .string(""): nil
    default: asNumber
    }
  }

  /// JavaScript's `String(x)`.
  package var asText: String {
    switch self {
    case .missing: "undefined"
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): NumberText.text(value)
    case .string(let text): text
    case .date(let value): DateText.longText(value)
    case .list(let values): values.map { $0.isNothing ? "" : $0.asText }.joined(separator: ",")
    case .record: "[object Object]"
    case .pattern(let pattern): "/\(pattern.source)/"
    }
  }

  /// JavaScript's `Boolean(x)`.
  package var isTruthy: Bool {
    switch self {
    case .missing, .null: false
    case .bool(let value): value
    case .number(let value): !(value.isNaN || value == 0)
    case .string(let text): !text.isEmpty
    case .date, .list, .record, .pattern: true
    }
  }

  package var isNothing: Bool {
    switch self {
    case .missing, .null: true
    default: false
    }
  }

  /// Vega's `isValid`: not null, not missing, not NaN.
  package var isValid: Bool {
    switch self {
    case .missing, .null: false
    case .number(let value), .date(let value): !value.isNaN
    default: true
    }
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  package var list: [Value]? {
    if case .list(let values) = self { values } else { nil }
  }

  package var record: Record? {
    if case .record(let record) = self { record } else { nil }
  }

  package var isNumeric: Bool {
    switch self {
    case .number, .date: true
    default: false
    }
  }

  /// A field of a record, an element of a list, a letter of a text; missing if there is none.
  package subscript(name: String) -> Value {
    switch self {
    case .record(let record): return record[name] ?? .missing
    case .list(let values):
      if name == "length" { return .number(Double(values.count)) }
      guard let index = Int(name), values.indices.contains(index) else { return .missing }
      return values[index]
    case .string(let text):
      if name == "length" { return .number(Double(text.utf16.count)) }
      guard let index = Int(name), let unit = text.slice(from: index, to: index + 1), !unit.isEmpty else {
        return .missing
      }
      return .string(unit)
    default: return .missing
    }
  }
}

extension Value: Hashable {
  /// Sameness of grouping keys and domains: dates equal the numbers they stand for, NaN equals NaN.
  package static func == (a: Value, b: Value) -> Bool {
    switch (a, b) {
    case (.missing, .missing), (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.number(let x), .number(let y)), (.date(let x), .date(let y)), (.number(let x), .date(let y)),
      (.date(let x), .number(let y)):
      x == y || (x.isNaN && y.isNaN)
    case (.string(let x), .string(let y)): x == y
    case (.list(let x), .list(let y)): x == y
    case (.record(let x), .record(let y)): x.names == y.names && x.values == y.values
    case (.pattern(let x), .pattern(let y)): x.source == y.source
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .missing: hasher.combine(0)
    case .null: hasher.combine(1)
    case .bool(let value): hasher.combine(value)
    case .number(let value), .date(let value): hasher.combine(value)
    case .string(let text): hasher.combine(text)
    case .list(let values): hasher.combine(values)
    case .record(let record):
      hasher.combine(record.names)
      hasher.combine(record.values)
    case .pattern(let pattern): hasher.combine(pattern.source)
    }
  }
}

extension Value {
  /// JavaScript's `==`, which converts between types.
  package func looselyEquals(_ other: Value) -> Bool {
    if isNothing || other.isNothing { return isNothing && other.isNothing }
    switch (self, other) {
    case (.string(let x), .string(let y)): return x == y
    case (.bool(let x), .bool(let y)): return x == y
    case (.list, .list), (.record, .record): return self == other
    case (.list, _), (.record, _): return asText == other.asText
    case (_, .list), (_, .record): return asText == other.asText
    default: return asNumber == other.asNumber
    }
  }

  /// JavaScript's `===`.
  package func strictlyEquals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let x), .number(let y)): x == y
    case (.date, .number), (.number, .date): false
    case (.date(let x), .date(let y)): x == y
    default: self == other
    }
  }

  /// JavaScript's `<`: texts by their UTF-16 units, all else by number. Nil if the two can't be compared (NaN).
  package func isLess(than other: Value) -> Bool? {
    if case .string(let x) = self, case .string(let y) = other {
      return x.utf16.lexicographicallyPrecedes(y.utf16)
    }
    let (x, y) = (asNumber, other.asNumber)
    return x.isNaN || y.isNaN ? nil : x < y
  }

  /// The order of Vega's `compare` and of sorted domains: nothing first, then by value, NaN before numbers.
  package static func order(_ a: Value, _ b: Value) -> Int {
    let aIsNothing = !a.isValid
    let bIsNothing = !b.isValid
    if aIsNothing || bIsNothing {
      if aIsNothing && bIsNothing { return 0 }
      return aIsNothing ? -1 : 1
    }
    if case .string(let x) = a, case .string(let y) = b {
      if x == y { return 0 }
      return x.utf16.lexicographicallyPrecedes(y.utf16) ? -1 : 1
    }
    let (x, y) = (a.asNumber, b.asNumber)
    return x < y ? -1 : x > y ? 1 : 0
  }
}
