import Templating

/// Where a part of a list stands among the others.
struct PaginationView: KeyedRecord {
  enum Key: String, CaseIterable { case label, newer, older }

  let pagination: Pagination
  let site: Site
  let words: Words

  /// Nil if there is one page only.
  init?(_ pagination: Pagination, site: Site, words: Words) {
    guard pagination.count > 1 else { return nil }
    self.pagination = pagination
    self.site = site
    self.words = words
  }

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .label:
      .text(words.text(.pageOf, ["n": String(pagination.number), "count": String(pagination.count)]))
    case .newer:
      pagination.number > 1 ? .text(site.url(pagination.address(pagination.number - 1))) : .none
    case .older:
      pagination.number < pagination.count ? .text(site.url(pagination.address(pagination.number + 1))) : .none
    }
  }
}
