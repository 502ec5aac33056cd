import Content
import FuzzEngine
import Notation

extension FuzzTarget {
  static let date = FuzzTarget(
    "date",
    seeds: {
      [
        "2026-01-03", "2026/1/3 03:39", "2026年1月3日 03:39:07.5", "2026-01-03T03:39:00+08:00", "9999-12-31 23:00 -0800",
        "0001-01-01T00:00:00+14:00", "2024-02-29Z", "2026.12.31 23:59:59,999999999 Z",
      ].map { Array($0.utf8) }
    },
    tokens: [
      "-", "/", ".", "年", "月", "日", "T", "t", " ", ":", "Z", "z", "+", "-", "0001", "9999", "0000", "10000", "00", "12",
      "31", "24",
      "60", "+14:00", "-1400", "１", "٣", "\u{301}", "\t",
    ],
    run: { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      for zone in ["Asia/Shanghai", "+14:00", "-12:00", "UTC", text].compactMap(SiteTimeZone.init) {
        guard let date = try? TimestampParser.parse(text, zone: zone) else { continue }
        // RFC 3339 knows years of four digits only.
        if date.rfc3339.utf8.count < 20 || date.date.description.utf8.count != 10 {
          return "written as \(date.rfc3339)"
        }
        _ = (date.rfc822, date.attribute, date.clock)
        guard date.hasTime else { continue }
        guard let again = try? TimestampParser.parse(date.rfc3339, zone: zone), again == date else {
          return "\(date.rfc3339) isn't read as it was written"
        }
      }
      return nil
    })

  static let permalink = FuzzTarget(
    "permalink",
    seeds: {
      ["/:year/:month/:slug/", "/:section/:slug.html", "posts/:year-:month-:day/x:slug"].map { Array($0.utf8) }
    },
    tokens: [
      "/", ":", ":year", ":month", ":day", ":slug", ":section", "..", ".", "//", "\\", "%2e", " ", "年", "e\u{301}",
      "\u{0}",
      "\u{202E}", "/\u{301}", "?", "#", "-",
    ],
    run: { bytes in
      guard let permalink = try? Permalink(String(decoding: bytes, as: UTF8.self)) else { return nil }
      let date = Timestamp(instant: 1_767_382_740, offset: 28_800)
      for (slug, moment, section) in [("甲", date, "articles"), ("a", nil, "")] {
        let path = permalink.path(slug: slug, date: moment, section: section)
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let leadsOut = parts.contains { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) || $0.isEmpty }
        if leadsOut, !path.isEmpty { return "leads to \(path.debugDescription)" }
      }
      return nil
    })

  static let slug = FuzzTarget(
    "slug",
    seeds: { ["C++ 与 C#", "Café – 芯片 2026", "don’t", "〇一二", "ﬁ Ⅷ"].map { Array($0.utf8) } },
    tokens: [
      "+", "#", "'", "’", "-", "_", "/", ".", " ", "\u{301}", "e\u{301}", "é", "\u{1100}\u{1161}", "豈", "\u{F900}",
      "\u{200D}", "😀", "İ", "ß",
      "\u{0}", "\u{202E}", "%2f", "葛\u{E0100}",
    ],
    run: { bytes in
      guard let slug = Slug.make(String(decoding: bytes, as: UTF8.self)) else { return nil }
      if slug.isEmpty || slug.utf8.contains(UInt8(ascii: "/")) || slug.utf8.contains(0) {
        return "slug \(slug.debugDescription)"
      }
      guard let again = Slug.make(slug), again.utf8.elementsEqual(slug.utf8) else {
        return "the slug of \(slug.debugDescription) is \(Slug.make(slug)?.debugDescription ?? "none")"
      }
      return nil
    })
}
