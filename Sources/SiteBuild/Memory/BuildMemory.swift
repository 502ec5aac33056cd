import Incremental

/// What one build leaves to the next: finished work, each piece with the fingerprint of all that it was made from. A build
/// takes a piece over only if that is the same, so it ends as if it had begun with nothing.
package struct BuildMemory: Sendable {
  var tree: SourceTree?
  var load = LoadMemory()
  var plan = Remembered<SitePlan>()
  var bodies = BodiesMemory()
  var related = RelatedMemory()
  var entries = EntryMemory()
  var pages = PagesMemory()
  /// What an earlier process left of `bodies`, `related` and `pages`, while it is being read.
  var stored: Task<StoredWork, any Error>?
  /// Why a build couldn't be ended with it.
  var failure: (any Error)?

  package init() {}

  /// What the last build had to do anew.
  var counts: WorkCounts {
    WorkCounts(parsed: load.parsed, renderedTexts: bodies.rendered, renderedPages: pages.rendered)
  }

  /// Nothing is done yet.
  mutating func begin() { (load.parsed, bodies.rendered, pages.rendered) = (0, 0, 0) }

  /// Takes in what was read meanwhile; false if it can't be trusted.
  mutating func complete() async -> Bool {
    guard let stored else { return true }
    self.stored = nil
    guard let work = try? await stored.value else { return false }
    (bodies.bodies, related, pages.pages) = (work.bodies, work.related, work.pages)
    return true
  }
}
