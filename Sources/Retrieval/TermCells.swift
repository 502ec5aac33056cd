/// Where the terms of a text are counted: enough to tell whether its features may be others now, in three bytes a term.
package struct TermCells: Sendable, Equatable {
  /// Three for each cell, the lowest first.
  package let bytes: ArraySlice<UInt8>

  /// As they were kept.
  package init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  init(of keys: some Sequence<UInt64>, shift: UInt64) {
    var bytes: [UInt8] = []
    for key in keys {
      let cell = FrequencyNews.cell(Term(bits: key), shift)
      bytes.append(UInt8(truncatingIfNeeded: cell))
      bytes.append(UInt8(truncatingIfNeeded: cell >> 8))
      bytes.append(UInt8(truncatingIfNeeded: cell >> 16))
    }
    self.bytes = bytes[...]
  }

  /// Whether there is one in which `filter`, by the low sixteen bits, and `isWanted` find something.
  func contains(filter: [UInt64], where isWanted: (Int) -> Bool) -> Bool {
    filter.withUnsafeBufferPointer { filter in
      bytes.withUnsafeBufferPointer { bytes in
        for start in stride(from: 0, to: bytes.count - 2, by: 3) {
          let low = Int(bytes[start]) | Int(bytes[start + 1]) << 8
          if filter[low >> 6] & (1 << UInt64(low & 63)) != 0, isWanted(low | Int(bytes[start + 2]) << 16) {
            return true
          }
        }
        return false
      }
    }
  }
}
