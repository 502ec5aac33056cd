import Content
import Diagnostics
import Foundation
import SiteBuild
import Testing

/// What the preview shows.
@Suite struct PreviewedSiteTests {
  private func site(_ fixture: SiteFixture) -> PreviewedSite {
    PreviewedSite(
      BuildOptions(
        source: fixture.site, output: fixture.site, selection: .init(drafts: false, future: false, now: SiteFixture.now)
      ))
  }

  @Test func anArticleAppearsWhenItsTimeHasCome() async throws {
    let fixture = try SiteFixture()
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\n---\n\n正文。\n", to: "Content/articles/one.md")
    try fixture.write("---\ntitle: 二\ndate: 2026-06-02\n---\n\n明天。\n", to: "Content/articles/two.md")
    let site = site(fixture)
    _ = await site.rebuild(.everything, now: SiteFixture.now)
    #expect(site.file("2026/06/two/index.html") == nil)
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\n---\n\n改了。\n", to: "Content/articles/one.md")
    let report = await site.rebuild(.paths(["Content/articles/one.md"]), now: SiteFixture.now + 2 * 86_400)
    #expect(report.written?.created.contains("2026/06/two/index.html") == true)
    #expect(site.file("2026/06/two/index.html") != nil)
  }

  @Test func whatABuildCouldntLookAtIsLookedAtByTheNext() async throws {
    let fixture = try SiteFixture()
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\n---\n\n正文。\n", to: "Content/articles/one.md")
    let site = site(fixture)
    _ = await site.rebuild(.everything, now: SiteFixture.now)
    let configuration = try String(contentsOfFile: fixture.site + "/site.yml", encoding: .utf8)
    try FileManager.default.removeItem(atPath: fixture.site + "/site.yml")
    try fixture.write("---\ntitle: 一\ndate: 2026-01-01\n---\n\n改了。\n", to: "Content/articles/one.md")
    let broken = await site.rebuild(.paths(["site.yml", "Content/articles/one.md"]), now: SiteFixture.now)
    #expect(!broken.isPublished)
    try fixture.write(configuration, to: "site.yml")
    let report = await site.rebuild(.paths(["site.yml"]), now: SiteFixture.now)
    #expect(report.written?.changed.contains("2026/01/one/index.html") == true)
  }

  /// Under which name the preview may be asked for besides those of this machine.
  @Test(
    arguments: [
      ("https://example.org/", "example.org"), ("http://example.org:8080/deep/", "example.org"),
      ("https://writer@example.org./", "example.org"), ("http://[fd00::1]:80/", "fd00::1"), ("http://:80/", nil),
    ] as [(String, String?)])
  func theHostIsThatOfTheConfiguration(baseURL: String, host: String?) throws {
    let fixture = try SiteFixture()
    try fixture.write("title: 一\nbase_url: \"\(baseURL)\"\n", to: "site.yml")
    #expect(site(fixture).configuredHost == host)
  }

  @Test func withoutAConfigurationThereIsNoHost() {
    let nowhere = BuildOptions(
      source: "/nowhere", output: "/nowhere", selection: .init(drafts: false, future: false, now: 0))
    #expect(PreviewedSite(nowhere).configuredHost == nil)
  }
}
