/// An open-addressing hash table that only counts terms: with memory of its own, because with an array each
/// of the thirty million additions of a large archive would ask whether the array is shared.
final class CountingTable {
  private var keys: UnsafeMutablePointer<UInt64>
  private var values: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = 8191
    keys = .allocate(capacity: mask + 1)
    values = .allocate(capacity: mask + 1)
    keys.initialize(repeating: 0, count: mask + 1)
    values.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    keys.deallocate()
    values.deallocate()
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  /// True if the term wasn't there before.
  @inline(__always)
  func add(_ term: Term, _ weight: UInt32) -> Bool {
    let slot = slot(term.bits)
    values[slot] &+= weight
    guard keys[slot] == 0 else { return false }
    keys[slot] = term.bits
    count += 1
    if count * 2 > mask { grow() }
    return true
  }

  private func grow() {
    let (oldKeys, oldValues, oldSize) = (keys, values, mask + 1)
    mask = oldSize * 2 - 1
    keys = .allocate(capacity: mask + 1)
    values = .allocate(capacity: mask + 1)
    keys.initialize(repeating: 0, count: mask + 1)
    values.initialize(repeating: 0, count: mask + 1)
    for old in 0..<oldSize where oldKeys[old] != 0 {
      let slot = slot(oldKeys[old])
      keys[slot] = oldKeys[old]
      values[slot] = oldValues[old]
    }
    oldKeys.deallocate()
    oldValues.deallocate()
  }

  /// Calls `body` for each term, in an order that depends only on the terms and on the order they were added in.
  func forEach(_ body: (Term, UInt32) -> Void) {
    for slot in 0...mask where keys[slot] != 0 { body(Term(bits: keys[slot]), values[slot]) }
  }
}
