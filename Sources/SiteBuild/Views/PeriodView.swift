import Templating

/// A year or month of the archive.
struct PeriodView: KeyedRecord {
  enum Key: String, CaseIterable { case name, url, count, months, articles }

  let name: String
  let url: String
  let count: String
  var months: [PeriodView] = []
  var articles: [EntryView] = []

  /// `address` is relative to the base address; `number` is how many articles there are.
  init(_ name: String, _ address: String, _ number: Int, of site: Site, _ words: Words) {
    self.name = name
    url = site.url(address)
    count = words.text(.articleCount, ["n": String(number)])
  }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .name: .text(name)
    case .url: .text(url)
    case .count: .text(count)
    case .months: .list(months)
    case .articles: .list(articles)
    }
  }
}
