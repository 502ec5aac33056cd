/// What a Range header asks for (RFC 9110, section 14). Hummingbird's FileMiddleware would read `bytes=-500` as the first
/// 501 bytes and answer a range behind the end with 206.
enum ByteRange: Equatable {
  /// No range, several, or one that isn't understood: a server may then send everything.
  case whole
  case part(Range<Int>)
  case unsatisfiable

  init(_ header: String?, size: Int) {
    guard let header, header.lowercased().hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(Self.isDigit) }) else {
      self = .whole
      return
    }
    // More digits than a number has mean the end of any file.
    let numbers = ends.map { $0.isEmpty ? nil : Int($0) ?? Int.max }
    switch (numbers[0], numbers[1]) {
    case (let first?, let last?) where first > last: self = .whole
    case (let first?, _) where first >= size: self = .unsatisfiable
    case (let first?, let last): self = .part(first..<min(last ?? size, size - 1) + 1)
    case (nil, let count?) where count == 0 || size == 0: self = .unsatisfiable
    case (nil, let count?): self = .part(max(0, size - count)..<size)
    case (nil, nil): self = .whole
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
