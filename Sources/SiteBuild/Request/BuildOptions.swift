package import Content

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// The site's folder: `Content/`, `Templates/` and `site.yml` are in it.
  package var source: String
  package var output: String
  package var selection: ArchiveAssembler.Selection
  /// A date that counts as now instead of the selection's, in the site's zone if it names none.
  package var now: String?
  /// Instead of the configuration's.
  package var baseURL: String?
  /// Whether a warning keeps the site from being published too.
  package var isStrict: Bool
  /// Whether what earlier builds found out is left aside.
  package var isFromNothing = false
  /// Whether addresses of styles and scripts carry a version, so that a reader's browser fetches a changed one. Then each
  /// page is another when a style is.
  package var versionsAssets = true
  /// Told of each source before it is looked at: tests change it there.
  var willLook: (@Sendable (String) -> Void)?

  package init(
    source: String, output: String, selection: ArchiveAssembler.Selection, now: String? = nil, baseURL: String? = nil,
    isStrict: Bool = false
  ) {
    self.source = source
    self.output = output
    self.selection = selection
    self.now = now
    self.baseURL = baseURL
    self.isStrict = isStrict
  }
}
