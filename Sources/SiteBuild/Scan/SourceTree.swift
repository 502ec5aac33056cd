import Content
package import Diagnostics

/// The files of a site, found but not read. Paths are relative to the site's folder, sorted.
package struct SourceTree: Sendable {
  /// Markdown files under `Content/`.
  package private(set) var texts: [String] = []
  /// Everything else under `Content/`: images, data; and what is under `static/`, which is published as it is.
  package private(set) var files: [String] = []
  package private(set) var templates: [String] = []
  package private(set) var strings: [String] = []
  /// Under `Templates/assets/`.
  package private(set) var assets: [String] = []

  /// The links among them, by what they lead to.
  private(set) var linksOfTarget: [String: [String]] = [:]

  /// Whether there is a folder of texts at all.
  private(set) var hasContent = true

  /// All of them, and the configuration.
  package private(set) var all: Set<String> = []

  package static func scan(_ reader: InputReader, problems: inout [Problem]) -> SourceTree {
    var tree = SourceTree()
    var walk = TreeWalk(reader)
    for path in walk.files(in: "Content", isNeeded: true) {
      if ContentPlace.isText(path) {
        tree.texts.append(path)
      } else if ContentPlace.otherEndings.contains(ContentPlace.ending(of: path)) {
        problems.append(Problem(BuildProblem.otherNotation(ending: ContentPlace.ending(of: path)), path: path))
      } else {
        tree.files.append(path)
      }
    }
    tree.files += walk.files(in: "static", isNeeded: false)
    for path in walk.files(in: "Templates", isNeeded: false) {
      if path.hasPrefix("Templates/assets/") {
        tree.assets.append(path)
      } else if path.hasPrefix("Templates/strings/"), path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        tree.strings.append(path)
      } else if path.hasSuffix(".mustache") {
        tree.templates.append(path)
      }
    }
    problems += walk.problems
    tree.hasContent = !walk.lacksFolder
    tree.linksOfTarget = walk.linksOfTarget
    tree.all = Set(tree.texts + tree.files + tree.templates + tree.strings + tree.assets + ["site.yml"])
    return tree
  }

  /// RFC 8615, and what tells GitHub's server that a site is finished.
  private static let published: Set<String> = [".well-known", ".nojekyll"]

  /// Whether a file or folder of this name is no part of a site: hidden ones, and what programs write beside a file while
  /// they save it. Backups (Emacs, vim), vim's swap files and its test whether a folder can be written to, the
  /// intermediate files of Emacs and JetBrains. Two hidden names are meant for servers.
  package static func passesOver(_ name: String) -> Bool {
    name.hasPrefix(".") && !published.contains(name) || name.hasSuffix("~") || name.hasSuffix(".swp")
      || name.hasSuffix(".swo") || name == "4913"
      || name.contains("___jb_") || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}
