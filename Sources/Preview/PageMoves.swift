/// Finds where the pages went that a build removed, so that an open page can follow.
///
/// A build tells which files it removed and which it created, not which of these was that. A removed page is taken for a
/// created one if nothing else can be meant: first by its name in another folder (an article with a new date), then by
/// its folder (a new slug), then because there is one of each.
enum PageMoves {
  struct Move: Equatable {
    let from: String
    let to: String
  }

  /// The pages that moved, in the order of the removed ones.
  static func moves(removed: [String], created: [String]) -> [Move] {
    var lost = removed.filter(isPage).map(Page.init)
    var found = created.filter(isPage).map(Page.init)
    var moves: [Move] = []
    for key in [\Page.name, \Page.folder, \Page.kind] {
      let lostBy = Dictionary(grouping: lost) { $0[keyPath: key] }
      let foundBy = Dictionary(grouping: found) { $0[keyPath: key] }
      for (value, candidates) in lostBy {
        guard candidates.count == 1, let targets = foundBy[value], targets.count == 1 else { continue }
        moves.append(Move(from: candidates[0].path, to: targets[0].path))
        lost.removeAll { $0.path == candidates[0].path }
        found.removeAll { $0.path == targets[0].path }
      }
    }
    return moves.sorted { $0.from.utf8.lexicographicallyPrecedes($1.from.utf8) }
  }

  private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

  /// `2026/01/biren/index.html` is the page `biren` of the folder `2026/01`.
  private struct Page {
    let path: String
    let name: String
    let folder: String
    let kind = "page"

    init(_ path: String) {
      self.path = path
      var parts = path.split(separator: "/")
      if parts.last == "index.html" { parts.removeLast() }
      name = parts.last.map(String.init) ?? ""
      folder = parts.dropLast().joined(separator: "/")
    }
  }
}
