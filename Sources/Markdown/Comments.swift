/// HTML comments: an author's notes, which no reader sees.
enum Comments {
  static func begins(_ html: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 4 <= html.count && html[index] == UInt8(ascii: "<") && html[index + 1] == UInt8(ascii: "!")
      && html[index + 2] == UInt8(ascii: "-") && html[index + 3] == UInt8(ascii: "-")
  }

  /// The index after the first `-->` from an index on.
  static func closing(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + 3 <= html.count {
      if html[index] == UInt8(ascii: "-"), html[index + 1] == UInt8(ascii: "-"), html[index + 2] == UInt8(ascii: ">") {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// HTML without its comments; nil if it has none.
  static func removed(from html: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var copied = 0
    var index = 0
    while index < html.count {
      guard begins(html, index) else {
        index += 1
        continue
      }
      guard let end = closing(html, from: index + 4) else { break }
      out.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied..<index]))
      copied = end
      index = end
    }
    guard copied > 0 else { return nil }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied...]))
    return out
  }

  /// Whether one of the comments in HTML is `<!--more-->`, in any case and with spaces.
  static func holdMore(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < html.count {
      guard begins(html, index) else {
        index += 1
        continue
      }
      guard let end = closing(html, from: index + 4) else { return false }
      if isMore(html, index, end) { return true }
      index = end
    }
    return false
  }

  /// Whether the comment between two indices is `<!--more-->`.
  static func isMore(_ html: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start < 64 else { return false }
    return html[start..<end].lazy.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      .elementsEqual("<!--more-->".utf8)
  }
}
