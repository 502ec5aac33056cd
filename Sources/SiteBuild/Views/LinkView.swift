import Templating

/// A name that leads somewhere.
struct LinkView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url }

  let name: String
  let url: String

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    }
  }
}
