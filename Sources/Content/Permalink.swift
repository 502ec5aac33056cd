/// The pattern of article addresses: `/:year/:month/:slug/`.
package struct Permalink: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case text(String)
    case placeholder(Placeholder)
  }

  package enum Placeholder: String, Sendable, CaseIterable {
    case year, month, day, slug, section
  }

  /// The folders of the address; each is a run of parts.
  let folders: [[Part]]

  /// `/:year/:month/:slug/`
  package static let standard = Permalink(
    folders: [[.placeholder(.year)], [.placeholder(.month)], [.placeholder(.slug)]])

  private init(folders: [[Part]]) { self.folders = folders }

  /// Throws the name of a placeholder that isn't known.
  package init(_ pattern: String) throws(UnknownPlaceholder) {
    var folders: [[Part]] = []
    for folder in pattern.split(separator: "/") {
      if folder == "." || folder == ".." { throw UnknownPlaceholder(name: String(folder)) }
      var parts: [Part] = []
      var rest = folder
      while !rest.isEmpty {
        if rest.first == ":" {
          let name = rest.dropFirst().prefix { $0.isLetter }
          guard let placeholder = Placeholder(rawValue: String(name)) else {
            throw UnknownPlaceholder(name: String(name))
          }
          parts.append(.placeholder(placeholder))
          rest = rest.dropFirst(name.count + 1)
        } else {
          let text = rest.prefix { $0 != ":" }
          parts.append(.text(String(text)))
          rest = rest.dropFirst(text.count)
        }
      }
      folders.append(parts)
    }
    self.folders = folders
  }

  package struct UnknownPlaceholder: Error {
    package let name: String
  }

  /// The folder of an article's page, without slashes at its ends. Folders that need the date of an article without
  /// one are left out.
  package func path(slug: String, date: Timestamp?, section: String) -> String {
    var path: [String] = []
    for folder in folders {
      var text = ""
      var isKnown = true
      for part in folder {
        switch part {
        case .text(let literal): text += literal
        case .placeholder(let placeholder):
          guard let value = value(of: placeholder, slug: slug, date: date, section: section) else {
            isKnown = false
            continue
          }
          text += value
        }
      }
      if isKnown, !text.isEmpty { path.append(text) }
    }
    return path.joined(separator: "/")
  }

  private func value(of placeholder: Placeholder, slug: String, date: Timestamp?, section: String) -> String? {
    switch placeholder {
    case .slug: slug
    case .section: section.isEmpty ? nil : section
    case .year: date?.date.digits.year
    case .month: date?.date.digits.month
    case .day: date?.date.digits.day
    }
  }
}
