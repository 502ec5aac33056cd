import ChartScene

/// Takes labels away until no two overlap (Vega's `parity` and `greedy` methods).
enum LabelOverlap {
  /// Which of the boxes stay; at least the first and, if it can, the last.
  static func kept(_ boxes: [Bounds], method: String, separation: Double) -> [Bool] {
    var kept = [Bool](repeating: true, count: boxes.count)
    let source = boxes.indices.filter { boxes[$0].width > 1 && boxes[$0].height > 1 }
    var items = source
    func overlaps(_ a: Int, _ b: Int) -> Bool {
      let (p, q) = (boxes[a], boxes[b])
      return separation > max(q.x1 - p.x2, p.x1 - q.x2, q.y1 - p.y2, p.y1 - q.y2)
    }
    func hasOverlap() -> Bool { zip(items, items.dropFirst()).contains { overlaps($0, $1) } }
    guard items.count >= 3, hasOverlap() else { return kept }
    repeat {
      let before = items
      if method == "greedy" {
        var last = items[0]
        items = items.enumerated().filter { offset, item in
          if offset == 0 || !overlaps(last, item) {
            last = item
            return true
          }
          return false
        }.map(\.element)
      } else {
        items = items.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      }
      for item in before where !items.contains(item) { kept[item] = false }
    } while items.count >= 3 && hasOverlap()
    if items.count < 3, let last = source.last, !kept[last] {
      if items.count > 1, let lastItem = items.last { kept[lastItem] = false }
      kept[last] = true
    }
    return kept
  }
}
