/// Looks for a text in texts by their bytes, which finds what JavaScript finds by code units, in time in proportion to
/// both (Knuth, Morris and Pratt). The standard library's search tries each place anew, letter by letter.
struct ByteSearch {
  private let part: [UInt8]
  /// Of the part's first bytes, how many of their last are the part's first again.
  private let borders: [Int]

  init(_ text: String) {
    let part = Array(text.utf8)
    var borders = [Int](repeating: 0, count: part.count)
    var border = 0
    for index in part.indices.dropFirst() {
      while border > 0, part[index] != part[border] { border = borders[border - 1] }
      if part[index] == part[border] { border += 1 }
      borders[index] = border
    }
    (self.part, self.borders) = (part, borders)
  }

  /// Where the part stands for the first time; at the start if it is empty.
  func firstRange(in text: Substring) -> Range<String.Index>? {
    guard let first = part.first else { return text.startIndex..<text.startIndex }
    var matched = 0
    var offset = 0
    for byte in text.utf8 {
      while matched > 0, part[matched] != byte { matched = borders[matched - 1] }
      if matched > 0 || byte == first { matched += 1 }
      offset += 1
      guard matched == part.count else { continue }
      let end = text.utf8.index(text.startIndex, offsetBy: offset)
      return text.utf8.index(end, offsetBy: -part.count)..<end
    }
    return nil
  }
}
