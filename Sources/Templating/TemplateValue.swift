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

/// A value with names, for templates. `value(named:)` is nil only for a name it doesn't know.
package protocol TemplateRecord: Sendable {
  func value(named name: String) -> TemplateValue?
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

  package static var names: [String] { Key.allCases.map(\.rawValue) }
}
