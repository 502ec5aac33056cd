/// Numbers the different words of a column in order of their first appearance, comparing bytes: two spellings that
/// Unicode calls the same stay two words, as in JavaScript.
struct WordTable {
  /// The bytes of all words, one behind the other.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Word numbers by hash, open addressing; -1 is free. The count is a power of two.
  private var slots: [Int32] = []

  var count: Int { ends.count }

  /// The words by their number.
  var list: [String] {
    bytes.withUnsafeBufferPointer { buffer in
      ends.indices.map { word in
        String(decoding: UnsafeBufferPointer(rebasing: buffer[start(word)..<ends[word]]), as: UTF8.self)
      }
    }
  }

  private func start(_ word: Int) -> Int { word == 0 ? 0 : ends[word - 1] }

  mutating func code(of word: String) -> Int32 {
    var word = word
    return word.withUTF8 { code(of: $0) }
  }

  mutating func code(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    if 2 * ends.count >= slots.count { grow() }
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = Int(slots[slot])
      if hashes[code] == hash, isWord(code, word) { return Int32(code) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(ends.count)
    slots[slot] = code
    hashes.append(hash)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    return code
  }

  private func isWord(_ code: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = start(code)
    guard ends[code] - start == word.count else { return false }
    for offset in 0..<word.count where bytes[start + offset] != word[offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: max(16, slots.count * 2))
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
    }
  }

  /// FNV-1a, its high bits folded in: words are short, and a hash of the process's own seed would be slower.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
