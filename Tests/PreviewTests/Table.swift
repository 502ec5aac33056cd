import Foundation
import GoldenFiles
import Testing

/// A table of cases in a file: each line is `input -> result`. Lines without an arrow, or that begin with `#`, stay as
/// they are. `RECORD=1` fills the results in.
enum Table {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Tables/"

  static func check(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation, _ result: (String) async -> String
  )
    async throws
  {
    let path = folder + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !line.hasPrefix("#"), let arrow = line.range(of: " ->") else {
        lines.append(String(line))
        continue
      }
      let input = String(line[..<arrow.lowerBound])
      lines.append(input + " -> " + (await result(unescaped(input))))
    }
    GoldenFile.check(lines.joined(separator: "\n"), at: path, sourceLocation: sourceLocation)
  }

  /// `\0` is a NUL, `{5000}` at the end repeats the character before it.
  private static func unescaped(_ input: String) -> String {
    let input = input.replacingOccurrences(of: "\\0", with: "\0")
    guard let match = input.wholeMatch(of: /(.*)(.)\{(\d+)\}/), let count = Int(match.3) else { return input }
    return match.1 + String(repeating: String(match.2), count: count)
  }
}
