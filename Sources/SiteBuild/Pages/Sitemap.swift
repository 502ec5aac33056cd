import Content
import XMLOutput

/// `sitemap.xml` (sitemaps.org protocol 0.9): one file, or an index of several when there are many pages.
struct Sitemap {
  let site: Site

  func bytes(number: Int, of count: Int) -> [UInt8] {
    number == 0 ? index(count) : part(number)
  }

  private func index(_ count: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open("sitemapindex")
    xml.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
    for number in 1...count {
      xml.open("sitemap")
      xml.element("loc", site.absolute("sitemap-\(number).xml"))
      xml.close("sitemap")
    }
    xml.close("sitemapindex")
    xml.raw("\n")
    return xml.bytes
  }

  private func part(_ number: Int) -> [UInt8] {
    let pages = site.plan.pages.lazy.filter(\.kind.isListed).dropFirst((number - 1) * SitePlan.mostInSitemap)
      .prefix(SitePlan.mostInSitemap)
    var xml = XMLWriter(capacity: 1 << 20)
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open("urlset")
    xml.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
    for page in pages {
      xml.raw("\n")
      xml.open("url")
      xml.element("loc", site.absolute(page.address))
      if let changed = changed(page) { xml.element("lastmod", changed) }
      xml.close("url")
    }
    xml.close("urlset")
    xml.raw("\n")
    return xml.bytes
  }

  private func changed(_ page: PlannedPage) -> String? {
    switch page.kind {
    case .article(let index):
      let article = site.archive.articles[index]
      return (article.updated ?? article.date)?.rfc3339
    case .standalone(let index): return site.archive.pages[index].updated?.rfc3339
    default: return nil
    }
  }
}
