import Diagnostics

/// Walks the folders of a site. A folder that can't be looked into is a problem, one that isn't there any more shows in
/// the reader's log.
struct TreeWalk {
  private let reader: InputReader
  private(set) var problems: [Problem] = []
  private(set) var linksOfTarget: [String: [String]] = [:]
  /// Whether a folder that a site must have isn't there.
  private(set) var lacksFolder = false

  init(_ reader: InputReader) { self.reader = reader }

  /// The files in one of the site's folders, and in those inside it.
  mutating func files(in top: String, isNeeded: Bool) -> [String] {
    var found: [String] = []
    do throws(FileSystem.Failure) {
      try collect(top, into: &found)
    } catch {
      if error.leadsOut {
        problems.append(Problem(BuildProblem.topFolderIsLink, path: top))
      } else if !error.isMissing {
        problems.append(Problem(BuildProblem.unreadable(reason: error.reason), path: top))
      } else if isNeeded {
        lacksFolder = true
        problems.append(Problem(BuildProblem.noFolder(top), path: top))
      }
    }
    return found
  }

  private mutating func collect(_ folder: String, into found: inout [String]) throws(FileSystem.Failure) {
    let entries = try reader.entries(folder)
    var names: [String: String] = [:]
    for entry in entries {
      let path = folder + "/" + entry.name
      if let fact = fault(of: entry, names: &names) {
        problems.append(Problem(fact, path: path))
        continue
      }
      switch entry.kind {
      case .file: found.append(path)
      case .folder: look(into: path, &found)
      case .link: if linkIsSafe(path) { found.append(path) }
      // A pipe, a device: nothing that could be read to an end.
      case .other: problems.append(Problem(BuildProblem.noFile, path: path))
      }
    }
  }

  private mutating func look(into folder: String, _ found: inout [String]) {
    do throws(FileSystem.Failure) {
      try collect(folder, into: &found)
    } catch {
      // It was there a moment ago.
      if error.isMissing || error.leadsOut { return reader.noteUnsteady(folder) }
      problems.append(Problem(BuildProblem.unreadable(reason: error.reason), path: folder))
    }
  }

  /// Why a name can't be that of a page; `names` are those of its folder that came before.
  private func fault(of entry: FileSystem.Entry, names: inout [String: String]) -> BuildProblem? {
    guard entry.isNameUTF8 else { return .nameNotUTF8 }
    // It would be one character with the slash before it.
    if ("/" + entry.name).first != "/" { return .nameBeginsWithMark }
    // Two strings are one for Swift, and for readers, if they differ in their Unicode form only.
    if let other = names.updateValue(entry.name, forKey: entry.name) { return .sameName(other) }
    return nil
  }

  /// A link to a file inside the same top folder is that file; any other is a problem.
  private mutating func linkIsSafe(_ path: String) -> Bool {
    do throws(FileSystem.Failure) {
      if let target = try reader.target(ofLink: path) {
        linksOfTarget[target, default: []].append(path)
        return true
      }
      problems.append(Problem(BuildProblem.linkedFolder, path: path))
    } catch {
      problems.append(Problem(reader.problem(error, withLink: path), path: path))
    }
    return false
  }
}
