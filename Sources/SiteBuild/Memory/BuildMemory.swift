import Content
import Diagnostics
import Incremental
import Templating

/// What one build leaves to the next: finished work, each piece with the fingerprint of all that it was made from. A build
/// takes a piece over only if that is the same, so it ends as if it had begun with nothing.
package struct BuildMemory: Sendable {
  var tree: SourceTree?
  /// The front matter of each text, by source path.
  var texts: [String: TextMemory] = [:]
  /// Of the files of `texts` that could be read.
  var fingerprints: [String: Fingerprint] = [:]
  var archive: ArchiveMemory?
  var plan: PlanMemory?
  var templates: TemplateMemory?
  /// The texts to render, with the fingerprint of the facts that they follow from.
  var jobs: (structure: Fingerprint, jobs: [BodyRenderer.Job])?
  /// By source path.
  var bodies: [String: BodyMemory] = [:]
  /// Of the facts that `bodies` were made or found current with.
  var structureOfBodies: Fingerprint?
  var related = RelatedMemory()
  var entries = EntryMemory()
  var pages = PagesMemory()
  var counts = WorkCounts()
  /// What an earlier process left of `bodies`, `related` and `pages`, while it is being read.
  var stored: Task<StoredWork, any Error>?
  /// Why a build couldn't be ended with it.
  var failure: (any Error)?

  package init() {}

  /// Takes in what was read meanwhile; false if it can't be trusted.
  mutating func complete() async -> Bool {
    guard let stored else { return true }
    self.stored = nil
    guard let work = try? await stored.value else { return false }
    (bodies, related, pages.pages) = (work.bodies, work.related, work.pages)
    return true
  }
}

/// What a build had to do anew.
package struct WorkCounts: Sendable, Equatable {
  package init() {}

  /// Texts whose front matter was read.
  package internal(set) var parsed = 0
  /// Texts that were made into HTML.
  package internal(set) var renderedTexts = 0
  /// Files of the site that were made.
  package internal(set) var renderedPages = 0
}

/// A text of the sources as it was read. A class, because thousands of them are handed on at each build.
final class TextMemory: Sendable {
  let path: String
  /// Of the configuration that it was read with.
  let settings: Fingerprint
  /// Of the file; nil if it couldn't be read.
  let fingerprint: Fingerprint?
  /// Of the part of the file that `article` and `termPage` depend on.
  let facts: Fingerprint
  let article: Article?
  let termPage: TermPage?
  let problems: [Problem]

  init(
    path: String, settings: Fingerprint, fingerprint: Fingerprint?, facts: Fingerprint, article: Article?,
    termPage: TermPage?, problems: [Problem]
  ) {
    self.path = path
    self.settings = settings
    self.fingerprint = fingerprint
    self.facts = facts
    self.article = article
    self.termPage = termPage
    self.problems = problems
  }

  /// `text` is nil for a file that couldn't be read.
  convenience init(
    path: String, settings: Fingerprint, text: InputReader.Text?, article: Article?, termPage: TermPage?,
    problems: [Problem]
  ) {
    var facts = FingerprintBuilder()
    if let text {
      let bodyStart = article?.bodyStart ?? termPage?.bodyStart ?? text.source.bytes.count
      facts.add(path)
      facts.add(bodyStart)
      facts.add(Fingerprint(of: text.source.bytes.prefix(bodyStart)))
    }
    self.init(
      path: path, settings: settings, fingerprint: text?.fingerprint, facts: facts.fingerprint, article: article,
      termPage: termPage, problems: problems)
  }
}

struct ArchiveMemory: Sendable {
  let structure: Fingerprint
  let archive: Archive
  let unpublished: Set<String>
  let problems: [Problem]
}

struct PlanMemory: Sendable {
  let structure: Fingerprint
  let plan: SitePlan
  let problems: [Problem]
}

struct TemplateMemory: Sendable {
  let environment: Fingerprint
  let library: TemplateLibrary
  let problems: [Problem]
}

/// What lists show of each article, as a fingerprint.
struct EntryMemory: Sendable {
  var environment = Fingerprint.none
  /// By the identity of the article's body.
  var fingerprints: [Fingerprint: Fingerprint] = [:]
}
