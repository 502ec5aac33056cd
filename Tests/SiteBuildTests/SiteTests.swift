import Diagnostics
import Foundation
import GoldenFiles
import SiteBuild
import Testing

/// Whole sites: `Sites/<case>/input` becomes exactly `Sites/<case>/expected`.
@Suite struct SiteTests {
  private static let sites = SiteFixture.folder + "/Sites"

  @Test(arguments: GoldenFile.cases(in: SiteTests.sites))
  func becomesWhatIsExpected(_ name: String) async throws {
    let fixture = try SiteFixture(input: "\(Self.sites)/\(name)/input")
    let report = await fixture.build()
    #expect(fixture.text(of: report.problems) == "\n")
    #expect(report.isPublished)
    GoldenFile.check(
      folder: fixture.output, at: "\(Self.sites)/\(name)/expected", ignoring: [".sitegen-manifest", ".gitignore"])
  }

  @Test(arguments: GoldenFile.cases(in: SiteTests.sites))
  func secondBuildWritesNothing(_ name: String) async throws {
    let fixture = try SiteFixture(input: "\(Self.sites)/\(name)/input")
    let first = await fixture.build()
    let second = await fixture.build()
    #expect(second.written?.created == [])
    #expect(second.written?.changed == [])
    #expect(second.written?.removed == [])
    #expect(second.written?.unchanged == first.written?.created.count)
  }
}

/// Broken sites: `Broken/<case>/site` gives exactly the problems of `Broken/<case>/expected.txt`, and nothing is written.
@Suite struct BrokenSiteTests {
  private static let sites = SiteFixture.folder + "/Broken"

  @Test(arguments: GoldenFile.cases(in: BrokenSiteTests.sites))
  func reportsEveryProblem(_ name: String) async throws {
    let fixture = try SiteFixture(input: "\(Self.sites)/\(name)/site")
    let report = await fixture.build()
    GoldenFile.check(fixture.text(of: report.problems), at: "\(Self.sites)/\(name)/expected.txt")
    #expect(report.isPublished == !report.problems.contains { $0.severity == .error })
    #expect(FileManager.default.fileExists(atPath: fixture.output) == report.isPublished)
  }
}
