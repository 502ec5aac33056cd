import Content
import Diagnostics
import Synchronization
import Templating

/// An article as lists show it, in the words of the site's language.
struct ListEntry: Sendable {
  let card: String
  let teaser: String
  let problems: [Problem]
}

/// The entries of a site. Each is shown on some twenty pages, and made when the first of them asks for it.
final class ListEntries: Sendable {
  private let made = Mutex<[Int: ListEntry]>([:])

  func entry(_ index: Int, of site: Site) -> ListEntry {
    if let known = made.withLock({ $0[index] }) { return known }
    let words = site.strings[site.configuration.language]
    let view = EntryView(site: site, index: index, words: words, isPart: true)
    let card = site.library.render(PageTemplate.card.rawValue, language: words.strings.language, with: view)
    let teaser = site.library.render(PageTemplate.teaser.rawValue, language: words.strings.language, with: view)
    let entry = ListEntry(card: card.text, teaser: teaser.text, problems: card.problems + teaser.problems)
    made.withLock { $0[index] = entry }
    return entry
  }

  /// What is wrong with those that were made.
  var problems: [Problem] { made.withLock { $0.values.flatMap(\.problems) } }
}
