/// Which terms and labels became rarer or commoner, so that texts with them weigh otherwise.
package struct FrequencyNews: Sendable {
  /// Nil if everything weighs otherwise.
  private let cells: Set<Int>?
  private let labels: Set<Label>
  private let shift: UInt64
  /// A bit for each of the low sixteen bits of `cells`: nearly all terms are told off by it.
  private let filter: [UInt64]

  init(cells: Set<Int>?, labels: Set<Label> = [], shift: UInt64 = 0) {
    self.cells = cells
    self.labels = labels
    self.shift = shift
    var filter = [UInt64](repeating: 0, count: 1024)
    for cell in cells ?? [] { filter[(cell & 0xFFFF) >> 6] |= 1 << UInt64(cell & 63) }
    self.filter = filter
  }

  static func cell(_ term: Term, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (term.bits &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// Whether the features of a text may be others now, of which only the cells are known.
  package func concerns(_ text: TermCells, labels own: [Label]) -> Bool {
    guard let cells else { return true }
    if !labels.isEmpty, own.contains(where: labels.contains) { return true }
    return !cells.isEmpty && text.contains(filter: filter, where: cells.contains)
  }

  /// Whether the features of a text may be others now.
  package func concerns(_ text: TermCounts, labels own: [Label]) -> Bool {
    guard let cells else { return true }
    if !labels.isEmpty, own.contains(where: labels.contains) { return true }
    guard !cells.isEmpty else { return false }
    return filter.withUnsafeBufferPointer { filter in
      text.keys.contains { key in
        let cell = Self.cell(Term(bits: key), shift)
        return filter[(cell & 0xFFFF) >> 6] & (1 << UInt64(cell & 63)) != 0 && cells.contains(cell)
      }
    }
  }
}
