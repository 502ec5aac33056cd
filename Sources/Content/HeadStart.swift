import Diagnostics

/// Where the head of a text may begin, and what was meant to be one: a head that nobody sees is a draft that is published.
struct HeadStart {
  /// The first byte that isn't passed over: white space, invisible characters and comments.
  let index: Int
  /// Lines before it.
  let lines: Int

  /// Byte-order marks, U+200B to U+200F, U+2060, U+00A0, U+3000.
  private static let invisible: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x80, 0x8E],
    [0xE2, 0x80, 0x8F], [0xE2, 0x81, 0xA0], [0xC2, 0xA0], [0xE3, 0x80, 0x80],
  ]

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex
    var lines = 0
    while index < bytes.endIndex {
      if FrontMatter.isBlank(bytes[index]) {
        if bytes[index] == UInt8(ascii: "\n") { lines += 1 }
        index += 1
      } else if let mark = Self.invisible.first(where: { bytes[index...].starts(with: $0) }) {
        index += mark.count
      } else if let end = Self.endOfComment(bytes[index...]) {
        lines += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
        index = end
      } else {
        break
      }
    }
    (self.index, self.lines) = (index, lines)
  }

  private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.starts(with: "<!--".utf8) else { return nil }
    var index = bytes.startIndex + 4
    while let dash = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
      if bytes[dash...].starts(with: "-->".utf8) { return dash + 3 }
      index = dash + 1
    }
    return nil
  }
}

// MARK: What is nearly a head

extension HeadStart {
  /// Keys that no sentence begins with.
  private static let telling: Set<Substring> = [
    "title", "draft", "date", "published", "tags", "categories", "slug", "layout", "status", "author", "authors",
    "permalink", "updated", "lastmod",
  ]
  /// Lines that are looked at.
  private static let lookahead = 30

  /// Why what stands at the top isn't read as a head, though it was meant as one; nil if it is text.
  func mistake(in bytes: ArraySlice<UInt8>) -> ContentProblem? {
    let top = bytes[index...].prefix(4096).split(
      separator: UInt8(ascii: "\n"), maxSplits: Self.lookahead, omittingEmptySubsequences: false)
    let lines = top.prefix(Self.lookahead).map { Substring(decoding: $0, as: UTF8.self).trimmed }
    guard let first = lines.first, !first.isEmpty else { return nil }
    let rest = lines.dropFirst()
    let next = rest.first { !$0.isEmpty }
    let nextTells = next.map { Self.key($0) != nil } ?? false
    if first.unicodeScalars.count >= 2, first.unicodeScalars.allSatisfy(Self.isDash), nextTells {
      return .misspeltFence(String(first))
    }
    if first.hasPrefix("```") || first.hasPrefix("~~~"), next == "---" || next == "+++" || nextTells {
      return .fencedFrontMatter
    }
    guard let key = Self.key(first) else { return nil }
    let isClosed = rest.contains { $0 == "---" || $0.count > 2 && $0.unicodeScalars.allSatisfy(Self.isDash) }
    return key == "title" || key == "draft" || isClosed || nextTells ? .unopenedFrontMatter(fence: "---") : nil
  }

  /// Hyphens, dashes and what input methods make of them.
  private static func isDash(_ scalar: Unicode.Scalar) -> Bool { "-‐‑‒–—―−─－﹣".unicodeScalars.contains(scalar) }

  /// The telling key that a line begins with.
  private static func key(_ line: Substring) -> String? {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let key = line[..<colon].trimmed.lowercased()
    return telling.contains(Substring(key)) ? key : nil
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
