import Content
import Diagnostics
import Incremental
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
  /// Fingerprints of what lists show of each article, by the article's index; nil for those that nobody asked for yet.
  private let fingerprints: Mutex<[Fingerprint?]>
  /// Those of the last build; of one that was made from the same.
  private let known: EntryMemory

  init(count: Int, known: EntryMemory) {
    fingerprints = Mutex(Array(repeating: nil, count: count))
    self.known = known
  }

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

  /// What an entry shows, its reason aside.
  func fingerprint(_ index: Int, of site: Site) -> Fingerprint {
    if let known = fingerprints.withLock({ $0[index] }) { return known }
    let words = site.strings[site.configuration.language]
    let fingerprint =
      known.fingerprints[site.bodies.article(index).identity]
      ?? EntryView(site: site, index: index, words: words).ownFingerprint()
    fingerprints.withLock { $0[index] = fingerprint }
    return fingerprint
  }

  /// The fingerprints of all entries, in the order of the articles.
  func fingerprints(of site: Site) async -> [Fingerprint] {
    await Parallel.map(Array(site.archive.articles.indices), chunk: 64) { _, index in
      self.fingerprint(index, of: site)
    }
  }

  /// What is left to the next build.
  func memory(of site: Site) async -> EntryMemory {
    let fingerprints = zip(site.bodies.articleIdentities, await fingerprints(of: site))
    return EntryMemory(
      environment: known.environment,
      fingerprints: Dictionary(fingerprints, uniquingKeysWith: { first, _ in first }))
  }
}
