package import Diagnostics

/// The files of a site, found but not read. Paths are relative to the site's folder, sorted.
package struct SourceTree: Sendable {
  /// Markdown files under `Content/`.
  package private(set) var texts: [String] = []
  /// Everything else under `Content/`: images, data.
  package private(set) var files: [String] = []
  package private(set) var templates: [String] = []
  package private(set) var strings: [String] = []
  /// Under `Templates/assets/`.
  package private(set) var assets: [String] = []

  /// All of them, and the configuration.
  package private(set) var all: Set<String> = []

  package static func scan(_ reader: InputReader, problems: inout [Problem]) -> SourceTree {
    var tree = SourceTree()
    var walk = TreeWalk(root: reader.root)
    guard walk.exists("Content") else {
      problems.append(Problem(BuildProblem.noContent, path: "Content"))
      return tree
    }
    for path in walk.files(in: "Content") {
      if path.hasSuffix(".md") || path.hasSuffix(".markdown") {
        tree.texts.append(path)
      } else {
        tree.files.append(path)
      }
    }
    for path in walk.files(in: "Templates") {
      if path.hasPrefix("Templates/assets/") {
        tree.assets.append(path)
      } else if path.hasPrefix("Templates/strings/"), path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        tree.strings.append(path)
      } else if path.hasSuffix(".mustache") {
        tree.templates.append(path)
      }
    }
    problems += walk.problems
    tree.all = Set(tree.texts + tree.files + tree.templates + tree.strings + tree.assets + ["site.yml"])
    return tree
  }

  /// Whether a file or folder of this name is no part of a site: hidden ones, and what programs write beside a file while
  /// they save it. Backups (Emacs, vim), vim's swap files and its test whether a folder can be written to, the
  /// intermediate files of Emacs and JetBrains.
  package static func passesOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".swo") || name == "4913"
      || name.contains("___jb_") || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}

/// Walks folders without leaving the root.
private struct TreeWalk {
  let root: String
  var problems: [Problem] = []

  init(root: String) { self.root = root }

  func exists(_ folder: String) -> Bool {
    (try? FileSystem.status(root + "/" + folder))?.kind == .folder
  }

  mutating func files(in folder: String) -> [String] {
    var found: [String] = []
    collect(folder, into: &found)
    return found
  }

  private mutating func collect(_ folder: String, into found: inout [String]) {
    do throws(FileSystem.Failure) {
      let entries = try FileSystem.entries(in: root + "/" + folder)
      for (name, kind) in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
      where !SourceTree.passesOver(name) {
        let path = folder + "/" + name
        switch kind {
        case .file: found.append(path)
        case .folder: collect(path, into: &found)
        case .link: if linkIsSafe(path) { found.append(path) }
        case .other: continue
        }
      }
    } catch {
      if !error.isMissing { problems.append(Problem(BuildProblem.unreadable(reason: error.reason), path: folder)) }
    }
  }

  /// A link to a file inside the same top folder is that file; any other is a problem.
  private mutating func linkIsSafe(_ path: String) -> Bool {
    do throws(FileSystem.Failure) {
      let target = try FileSystem.realPath(root + "/" + path)
      let top = path.prefix { $0 != "/" }
      guard target.hasPrefix("\(root)/\(top)/") else {
        problems.append(Problem(BuildProblem.linkLeadsOut(target: target), path: path))
        return false
      }
      if try FileSystem.status(target).kind == .file { return true }
      problems.append(Problem(BuildProblem.linkedFolder, path: path))
    } catch {
      problems.append(Problem(BuildProblem.brokenLink(target: "a place"), path: path))
    }
    return false
  }
}
