import Foundation
import Testing

/// What ends the process when a number or a text is other than was thought. Each place in `Sources` stands in
/// `traps.txt` with the reason why it can't; a new one, and one that is there no more, fail.
@Suite struct TrapTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  struct Pattern: CustomTestStringConvertible {
    let name: String
    let expression: String
    /// Each file with a line that is allowed, as often as it stands there.
    var allowed: [String] = []

    var testDescription: String { name }
  }

  /// `== name: expression`, then a line `file | line | reason` for each place.
  static let patterns: [Pattern] = {
    let text = (try? String(contentsOf: folder.appendingPathComponent("traps.txt"), encoding: .utf8)) ?? ""
    var patterns: [Pattern] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("== ") {
        let parts = line.dropFirst(3).split(separator: ": ", maxSplits: 1).map(String.init)
        patterns.append(Pattern(name: parts[0], expression: parts.count == 2 ? parts[1] : ""))
      } else if let last = patterns.indices.last {
        let parts = line.components(separatedBy: " | ")
        #expect(parts.count >= 3 && (parts.last ?? "").count > 10, "no reason: \(line)")
        patterns[last].allowed.append(parts.dropLast().joined(separator: " | "))
      }
    }
    return patterns
  }()

  @Test func thereArePatterns() { #expect(Self.patterns.count > 5) }

  @Test(arguments: patterns)
  func everyPlaceIsJudged(_ pattern: Pattern) throws {
    var allowed = pattern.allowed
    for (file, line, _) in try SwiftSource.lines(matching: pattern.expression) {
      if let index = allowed.firstIndex(of: "\(file) | \(line)") {
        allowed.remove(at: index)
      } else {
        Issue.record("\(pattern.name): judge it, and write into traps.txt:\n\(file) | \(line) | why it can't trap")
      }
    }
    #expect(allowed.isEmpty, "no longer there: \(allowed)")
  }
}
