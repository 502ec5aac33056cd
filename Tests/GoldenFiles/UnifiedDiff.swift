/// The difference of two texts, line by line, as `diff -u` shows it.
package enum UnifiedDiff {
  package static func text(from old: String, to new: String, context: Int = 3, limit: Int = 120) -> String {
    let a = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let b = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let changes = b.difference(from: a)
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var lines: [(mark: String, text: String)] = []
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      if i < a.count, removed.contains(i) {
        lines.append(("-", a[i]))
        i += 1
      } else if j < b.count, inserted.contains(j) {
        lines.append(("+", b[j]))
        j += 1
      } else {
        lines.append((" ", b[j]))
        i += 1
        j += 1
      }
    }
    let changed = lines.indices.filter { lines[$0].mark != " " }
    let shown = Set(changed.flatMap { max(0, $0 - context)...min(lines.count - 1, $0 + context) }).sorted()
    var text: [String] = []
    var last = -1
    for index in shown.prefix(limit) {
      if index != last + 1 { text.append("@@ line \(index + 1) @@") }
      text.append(lines[index].mark + lines[index].text)
      last = index
    }
    if shown.count > limit { text.append("… \(shown.count - limit) more lines") }
    return text.joined(separator: "\n")
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
