import Incremental

/// `robots.txt` (RFC 9309): everything may be read, and where the sitemap is.
struct RobotsFile: Page {
  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { false }

  func content(at address: String, in site: Site) -> PageContent {
    .generated(Robots(sitemap: site.absolute("sitemap.xml")))
  }

  private struct Robots: GeneratedFile {
    let sitemap: String

    var bytes: [UInt8] { Array("User-agent: *\nAllow: /\nSitemap: \(sitemap)\n".utf8) }

    func add(to fingerprint: inout FingerprintBuilder) { fingerprint.add(sitemap) }
  }
}
