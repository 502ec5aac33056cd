import Content
import Incremental
import XMLOutput

/// `sitemap.xml` (sitemaps.org protocol 0.9): the pages that search engines are told of.
struct SitemapFile: Page {
  /// Pages in one sitemap; the protocol allows 50,000.
  static let most = 45_000

  let pages: [PlannedPage]

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { false }

  func content(at address: String, in site: Site) -> PageContent { .generated(Sitemap(site: site, pages: pages)) }

  private struct Sitemap: GeneratedFile {
    let site: Site
    let pages: [PlannedPage]

    /// Which pages there are, and when they were changed, are facts.
    func add(to fingerprint: inout FingerprintBuilder) {
      fingerprint.add(site.structure)
      fingerprint.add(pages.count)
    }

    var bytes: [UInt8] {
      var xml = XMLWriter(capacity: 1 << 20)
      xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      xml.open("urlset")
      xml.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
      for page in pages {
        xml.raw("\n")
        xml.open("url")
        xml.element("loc", site.absolute(page.address))
        if let changed = page.page.lastChange(in: site) { xml.element("lastmod", changed.rfc3339) }
        xml.close("url")
      }
      xml.close("urlset")
      xml.raw("\n")
      return xml.bytes
    }
  }
}
