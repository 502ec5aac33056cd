/// Keeps `[^` that no `]` in the same line follows from being read as a footnote: cmark-gfm 0.29.0.gfm.6 measures the
/// name by columns, and loses text if it goes on in another line. A mark stands before the `^`.
enum BrokenFootnotes {
  /// The text with marks, or nil if it needs none.
  static func marked(in text: borrowing [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer { text in
      var out: [UInt8] = []
      var copied = 0
      var index = 0
      while index + 1 < text.count {
        if text[index] == UInt8(ascii: "["), text[index + 1] == UInt8(ascii: "^"), isBroken(text, index + 2) {
          out.append(contentsOf: text[copied...index])
          out.append(contentsOf: Markers.mark)
          copied = index + 1
        }
        index += 1
      }
      return copied == 0 ? nil : out + text[copied...]
    }
  }

  private static func isBroken(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "]"): return false
      case UInt8(ascii: "["), 0x0A, 0x0D: return true
      default: index += 1
      }
    }
    return true
  }
}
