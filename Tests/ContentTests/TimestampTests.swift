import Content
import Foundation
import GoldenFiles
import Testing

/// Dates as people write them, against `Cases/dates.txt`: text, tab, what it is read as in Asia/Shanghai.
@Suite struct TimestampTests {
  private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
    .path

  @Test func readsDates() throws {
    let zone = try #require(SiteTimeZone("Asia/Shanghai"))
    check("dates.txt") { text in
      do throws(TimestampParser.Failure) {
        let time = try TimestampParser.parse(text, zone: zone)
        return "\(time.attribute) | \(time.rfc822) | \(time.instant)"
      } catch {
        return error == .impossible ? "no such day or time" : "no date"
      }
    }
  }

  @Test func makesSlugs() {
    check("slugs.txt") { Slug.make($0) ?? "nothing" }
  }

  /// Each line's first column goes through `transform`; the result is its second.
  private func check(_ file: String, _ transform: (String) -> String) {
    let path = Self.cases + "/" + file
    let lines = ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n")
    #expect(!lines.isEmpty)
    let actual = lines.map { line in
      let text = line.split(separator: "\t", omittingEmptySubsequences: false).first.map(String.init) ?? ""
      return "\(text)\t\(transform(text))\n"
    }
    GoldenFile.check(actual.joined(), at: path)
  }
}
