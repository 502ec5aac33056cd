import Diagnostics

/// One file to be. A class, because thousands of them are handed on at each build.
final class PlannedPage: Sendable {
  /// Relative to the output folder: `2026/01/biren/index.html`.
  let output: String
  /// Relative to the base address, not encoded: `2026/01/biren/`.
  let address: String
  let page: any Page
  /// Who asked for it, for problems: a source file, or a description.
  let origin: Origin

  init(output: String, address: String, page: any Page, origin: Origin) {
    self.output = output
    self.address = address
    self.page = page
    self.origin = origin
  }

  /// Whether a reader sees it as a page.
  var isHTML: Bool { output.hasSuffix(".html") }
}

struct Origin: Sendable {
  let path: String
  let position: Position?
  let description: String

  static func source(_ path: String, _ position: Position? = nil) -> Origin {
    Origin(path: path, position: position, description: path)
  }

  static func generated(_ description: String) -> Origin {
    Origin(path: "site.yml", position: nil, description: description)
  }
}
