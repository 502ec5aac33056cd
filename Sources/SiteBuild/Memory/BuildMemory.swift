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
  var archive: ArchiveMemory?
  var plan: PlanMemory?
  var templates: TemplateMemory?
  /// By source path.
  var bodies: [String: BodyMemory] = [:]
  /// Of the facts that `bodies` were made or found current with.
  var structureOfBodies: Fingerprint?
  var related = RelatedMemory()
  var entries = EntryMemory()
  var pages = PagesMemory()
  var counts = WorkCounts()

  package init() {}
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

struct TextMemory: Sendable {
  let path: String
  /// Of the configuration that it was read with.
  let settings: Fingerprint
  /// Of the file; nil if it couldn't be read.
  var fingerprint: Fingerprint?
  /// Of the part of the file that `article` and `termPage` depend on.
  var facts = Fingerprint.none
  var article: Article?
  var termPage: TermPage?
  var problems: [Problem] = []

  init(path: String, settings: Fingerprint) {
    self.path = path
    self.settings = settings
  }

  mutating func setFingerprints(_ text: InputReader.Text) {
    fingerprint = text.fingerprint
    let bodyStart = article?.bodyStart ?? termPage?.bodyStart ?? text.source.bytes.count
    var facts = FingerprintBuilder()
    facts.add(path)
    facts.add(bodyStart)
    facts.add(Fingerprint(of: text.source.bytes.prefix(bodyStart)))
    self.facts = facts.fingerprint
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
