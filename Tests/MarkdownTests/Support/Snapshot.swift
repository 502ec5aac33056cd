import Foundation

/// Compares a text with the one in a file.
///
/// `RECORD=1 swift test --filter Markdown` writes the files anew and fails, so that a recording is never taken for a
/// passing run; with `CI=true` it is refused.
enum Snapshot {
  /// Nil if they are equal; what to tell if not.
  static func difference(_ actual: String, _ path: String) -> String? {
    let expected = Files.text(path)
    guard actual != expected else { return nil }
    let environment = ProcessInfo.processInfo.environment
    guard environment["RECORD"] == "1" else {
      return "\(path) differs\n" + UnifiedDiff.text(expected, actual, names: (path, "rendered"))
    }
    guard environment["CI"] != "true" else { return "\(path) differs; recording is refused in CI" }
    do { try Files.write(actual, to: path) } catch { return "\(path) can't be written: \(error)" }
    return "\(path) was recorded: run the tests again"
  }
}

/// The differences of two texts, line by line, with three lines round them.
enum UnifiedDiff {
  static func text(_ old: String, _ new: String, names: (String, String) = ("expected", "actual")) -> String {
    let a = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let b = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let changes = b.difference(from: a)
    let removed = Set(changes.removals.map(\.position))
    let inserted = Set(changes.insertions.map(\.position))
    var lines: [(sign: Character, text: String)] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, removed.contains(i) {
        lines.append(("-", a[i]))
        i += 1
      } else if j < b.count, inserted.contains(j) {
        lines.append(("+", b[j]))
        j += 1
      } else {
        lines.append((" ", a[i]))
        i += 1
        j += 1
      }
    }
    let changed = lines.indices.filter { lines[$0].sign != " " }
    let shown = lines.indices.filter { index in changed.contains { abs($0 - index) <= 3 } }
    return (["--- \(names.0)", "+++ \(names.1)"] + shown.map { "\(lines[$0].sign)\(lines[$0].text)" })
      .joined(separator: "\n")
  }
}

extension CollectionDifference.Change {
  fileprivate var position: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
