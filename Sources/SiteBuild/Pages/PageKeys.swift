import Incremental

/// Fingerprints of all that pages are made from, and which of them can differ from those of the last build.
struct PageKeys: Sendable {
  let site: Site
  /// Nil if everything may differ.
  let news: PageNews?

  func key(of page: PlannedPage) -> Fingerprint {
    var key = FingerprintBuilder()
    key.add(site.environment)
    switch page.page.content(at: page.address, in: site) {
    case .template(_, let view): view.add(to: &key)
    case .generated(let file): file.add(to: &key)
    case .copy(let path): key.add(site.reader.stamp(path) ?? .none)
    }
    return key.fingerprint
  }

  /// Whether the key of a page may be another than at the last build.
  func mayDiffer(_ page: PlannedPage) -> Bool { news.map { page.page.mayDiffer($0, in: site) } ?? true }
}
