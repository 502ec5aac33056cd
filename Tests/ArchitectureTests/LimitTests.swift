import Foundation
import Limits
import Testing

/// The guide's table of limits is the program's.
@Suite struct LimitTests {
  private static let rows: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let guide = folder.appendingPathComponent("../../Content/guide/limits.md").standardizedFileURL
    return ((try? String(contentsOf: guide, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }()

  /// `16 MiB`, or `1,000,000`.
  private static func text(_ limit: Limit) -> String {
    let most = limit.most
    if limit.rawValue.hasSuffix("bytes"), most >= 1 << 20, most % (1 << 20) == 0 { return "\(most >> 20) MiB" }
    let digits = Array(String(most))
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : String(digit)
    }.joined()
  }

  @Test(arguments: Limit.allCases)
  func theGuideTellsALimit(_ limit: Limit) {
    let row = "| `\(limit.rawValue)` | \(Self.text(limit)) | "
    #expect(Self.rows.contains { $0.hasPrefix(row) }, "the guide has no row \(row)")
  }

  @Test func theGuideTellsNoOther() {
    let names = Self.rows.filter { $0.hasPrefix("| `") }.compactMap { $0.split(separator: "`").dropFirst().first }
    let known = Set(Limit.allCases.map(\.rawValue))
    #expect(names.filter { !known.contains(String($0)) && !$0.hasPrefix("markdown") } == [])
  }
}
