package import Incremental

/// What a name in a template stands for.
package enum TemplateValue: Sendable {
  /// Escaped where it is put out.
  case text(String)
  /// Markup; put out as it is by `{{{name}}}`.
  case html(String)
  case flag(Bool)
  case record(any TemplateRecord)
  case list([any TemplateRecord])
  /// A known name without a value here: sections are skipped, inverted ones shown.
  case none

  /// Text, or nothing.
  package init(_ text: String?) {
    self = text.map(TemplateValue.text) ?? .none
  }

  package init(_ record: (any TemplateRecord)?) {
    self = record.map(TemplateValue.record) ?? .none
  }
}

extension TemplateValue {
  package func add(to fingerprint: inout FingerprintBuilder) {
    switch self {
    case .text(let text), .html(let text): fingerprint.add(text)
    case .flag(let flag): fingerprint.add(flag)
    case .record(let record): record.add(to: &fingerprint)
    case .list(let records):
      fingerprint.add(records.count)
      for record in records { record.add(to: &fingerprint) }
    case .none: fingerprint.add(-1)
    }
  }
}

/// A value with names, for templates. `value(named:)` is nil only for a name it doesn't know.
package protocol TemplateRecord: Sendable {
  func value(named name: String) -> TemplateValue?

  /// Adds all that a template can learn from this record: records of equal fingerprints fill a template alike.
  func add(to fingerprint: inout FingerprintBuilder)
}

/// A record whose names are the cases of an enum, so that names and values can't drift apart.
package protocol KeyedRecord: TemplateRecord {
  associatedtype Key: RawRepresentable, CaseIterable where Key.RawValue == String
  func value(_ key: Key) -> TemplateValue
}

extension KeyedRecord {
  package func value(named name: String) -> TemplateValue? {
    Key(rawValue: name).map(value)
  }

  package func add(to fingerprint: inout FingerprintBuilder) {
    for key in Key.allCases { value(key).add(to: &fingerprint) }
  }

  package static var names: [String] { Key.allCases.map(\.rawValue) }
}
