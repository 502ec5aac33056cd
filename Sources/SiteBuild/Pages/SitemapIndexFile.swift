import Incremental
import XMLOutput

/// The list of a site's sitemaps, where one can't hold all pages.
struct SitemapIndexFile: Page {
  /// Relative to the base address.
  let sitemaps: [String]

  var isListed: Bool { false }

  func mayDiffer(_ news: PageNews, in site: Site) -> Bool { false }

  func content(at address: String, in site: Site) -> PageContent {
    .generated(SitemapIndex(sitemaps: sitemaps.map(site.absolute)))
  }

  private struct SitemapIndex: GeneratedFile {
    let sitemaps: [String]

    func add(to fingerprint: inout FingerprintBuilder) { fingerprint.add(sitemaps) }

    var bytes: [UInt8] {
      var xml = XMLWriter()
      xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
      xml.open("sitemapindex")
      xml.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
      for sitemap in sitemaps {
        xml.open("sitemap")
        xml.element("loc", sitemap)
        xml.close("sitemap")
      }
      xml.close("sitemapindex")
      xml.raw("\n")
      return xml.bytes
    }
  }
}
