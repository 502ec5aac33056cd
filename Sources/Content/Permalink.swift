import Limits
import Notation

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

  package init(_ pattern: String) throws(Failure) {
    guard pattern.utf8.count <= Limit.permalinkBytes.most else { throw .tooLong }
    // Scalars: a mark after a slash would make one character with it.
    folders = try pattern.unicodeScalars.split(separator: "/").map { folder throws(Failure) in
      if folder.elementsEqual(".".unicodeScalars) || folder.elementsEqual("..".unicodeScalars) || !Self.isName(folder) {
        throw .noName(String(folder))
      }
      return try Self.parts(folder)
    }
  }

  /// Whether a part of an address can be published: no file begins with a mark, or holds a control character.
  private static func isName(_ folder: Substring.UnicodeScalarView) -> Bool {
    guard let first = folder.first, first.properties.canonicalCombiningClass == .notReordered else { return false }
    return folder.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\\" }
  }

  private static func parts(_ folder: Substring.UnicodeScalarView) throws(Failure) -> [Part] {
    var parts: [Part] = []
    var rest = folder
    while !rest.isEmpty {
      if rest.first == ":" {
        let name = rest.dropFirst().prefix { $0.properties.isAlphabetic }
        guard let placeholder = Placeholder(rawValue: String(name)) else { throw .unknownPlaceholder(String(name)) }
        parts.append(.placeholder(placeholder))
        rest = rest[name.endIndex...]
      } else {
        let text = rest.prefix { $0 != ":" }
        parts.append(.text(String(text)))
        rest = rest[text.endIndex...]
      }
    }
    return parts
  }

  package enum Failure: Error {
    case unknownPlaceholder(String)
    /// A part that can't be one of an address.
    case noName(String)
    case tooLong
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
