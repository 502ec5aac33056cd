import Foundation
import Testing

/// Memory that Swift doesn't watch over. Each file of `Sources` that touches it stands in `unsafe.txt` with the reason; a
/// new one, and one that does so no more, fail.
@Suite struct UnsafeTests {
  private static let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "unsafe.txt")

  /// Each listed file, as often as it is listed.
  private static let listed: [String] = {
    let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.components(separatedBy: " | ")
      #expect(parts.count == 2 && (parts.last ?? "").count > 10, "no reason: \(line)")
      return parts[0]
    }
  }()

  private static let words = [
    "Unsafe\\w*Pointer", "UnsafeRaw", "withUnsafe\\w*", "unsafeBitCast", "OpaquePointer", "Unmanaged", "withUTF8\\w*",
    "withContiguousStorageIfAvailable", "withMemoryRebound", "assumingMemoryBound", "withVaList", "utf8Start",
    "@unchecked Sendable", "nonisolated\\(unsafe\\)", "@exclusivity\\(unchecked\\)",
  ]

  @Test func theListIsTrue() throws {
    let found = Set(try SwiftSource.lines(matching: Self.words.joined(separator: "|")).map(\.file))
    for file in found.subtracting(Self.listed).sorted() {
      Issue.record("is it needed? Then write into unsafe.txt: \(file) | why")
    }
    #expect(Set(Self.listed).subtracting(found).sorted() == [], "no longer unsafe")
    #expect(Self.listed == Set(Self.listed).sorted(), "each file once, in the order of the alphabet")
  }
}
