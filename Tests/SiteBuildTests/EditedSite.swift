import Foundation
import GoldenFiles

/// A small site that is edited at random, always in the same way for the same seed.
struct EditedSite {
  let fixture: SiteFixture
  private var random: SeededGenerator
  /// Source paths of the articles.
  private var articles: [String] = []
  /// What stands in each file, so that an edit can change a part of it.
  private var texts: [String: String] = [:]
  private var number = 0
  /// The moment that counts as now, in days after the fixture's.
  private(set) var days = 0
  /// What the next build is asked for.
  private(set) var drafts = false
  private(set) var baseURL: String?

  private static let words = [
    "芯片", "算力", "封装", "良率", "招股书", "亏损", "订单", "收入", "路线图", "compiler", "kernel", "tensor", "cache", "带宽", "集群", "客户",
  ]
  private static let tags = ["GPU", "上市", "财报", "封装", "Kernel"]

  init(seed: UInt64) throws {
    fixture = try SiteFixture()
    random = SeededGenerator(seed: seed)
    try write("period,revenue\n2023,62\n2024,337\n", to: "Content/data/money.csv")
    try write("title: 标签页\n", to: "Content/notes.txt")
    try write(Self.picture(width: 100), to: "Content/articles/cover.svg")
    try write("一个文件\n", to: "Content/extra")
    for _ in 0..<8 { _ = try addArticle() }
    try write("---\ntitle: GPU\n---\n\n关于 GPU 的一切。\n", to: "Content/tags/gpu.md")
    try write("---\ntitle: 关于\n---\n\n关于本站，见[第一篇](@/\(articles[0].dropFirst(8)))。\n", to: "Content/about.md")
  }

  /// One edit; the paths that it touched, relative to the site's folder.
  mutating func edit() throws -> Set<String> {
    switch Int.random(in: 0..<26, using: &random) {
    case 0: return try change(pick()) { text, word in text.replacing(/title: .*/, with: "title: 新的\(word)") }
    case 1: return try change(pick()) { text, word in text.replacing(/tags: .*/, with: "tags: [\(word), GPU]") }
    case 2:
      return try change(pick()) { text, word in text.replacing(/date: \d+-\d+/, with: "date: 2025-0\(word.count)") }
    case 3: return try change(pick()) { text, word in text + "\n又说到\(word)，还有 \(word)。\n" }
    case 4: return try delete()
    case 5: return try rename()
    case 6: return [try addArticle()]
    case 7: return try change("Templates/article.mustache") { text, word in text + "<!-- \(word) -->\n" }
    case 8: return try change("Templates/card.mustache") { text, word in text + "<b>\(word)</b>" }
    case 9:
      return try change("Templates/strings/zh.yml") { text, word in
        text.replacing(/\nwords: .*/, with: "\nwords: 约 {n} \(word)")
      }
    case 10:
      return try change("Content/data/money.csv") { text, word in
        text.replacing(/337|4\d\d/, with: "4\(word.utf8.count + 10)")
      }
    case 11: return try change("site.yml") { text, word in text.replacing(/title: .*/, with: "title: \(word)志") }
    case 12: return try change("Content/tags/gpu.md") { text, word in text + "\n\(word)。\n" }
    case 13: return try change("Content/notes.txt") { text, word in text + word }
    case 14:
      days += Int.random(in: 1...40, using: &random)
      return []
    case 15: return try mode()
    case 16: return try caseOfName()
    case 17: return try link()
    case 18: return try folderForFile()
    case 19:
      let width = Int.random(in: 10...999, using: &random)
      try write(Self.picture(width: width), to: "Content/articles/cover.svg")
      return ["Content/articles/cover.svg"]
    case 20: return try change(pick()) { text, _ in text.replacing(/date:\s/, with: "cover: cover.svg\ndate: ") }
    case 21: return try change(pick()) { text, _ in text.replacing(/date:\s/, with: "draft: true\ndate: ") }
    case 22:
      drafts.toggle()
      return []
    case 23:
      baseURL = baseURL == nil ? "https://other.example/deep/" : nil
      return []
    case 24: return try sameSizeAndTime(Bool.random(using: &random) ? pick() : "Content/notes.txt")
    default: return try change(pick()) { text, word in text.replacing(/date:\s/, with: "related: [\(word)]\ndate: ") }
    }
  }

  private static func picture(width: Int) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"50\"/>\n"
  }

  private mutating func mode() throws -> Set<String> {
    let path = pick()
    let mode = [0o600, 0o644, 0o755].randomElement(using: &random) ?? 0o644
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: fixture.site + "/" + path)
    return [path]
  }

  private mutating func caseOfName() throws -> Set<String> {
    let path = pick()
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let other = name.first?.isLowercase == true ? name.replacing("article", with: "Article") : name.lowercased()
    let new = String(path.dropLast(name.count)) + other
    guard new != path, articles.contains(path), let text = texts[path] else { return [] }
    try FileManager.default.removeItem(atPath: fixture.site + "/" + path)
    try write(text, to: new)
    articles = articles.map { $0 == path ? new : $0 }
    return [path, new]
  }

  /// A link where there was none, to another file, or out of the folder; or a file in its place again.
  private mutating func link() throws -> Set<String> {
    let path = "Content/linked.csv"
    let place = fixture.site + "/" + path
    try? FileManager.default.removeItem(atPath: place)
    let target = ["data/money.csv", "notes.txt", "../../outside.csv", nil].randomElement(using: &random) ?? nil
    if let target {
      try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: target)
    } else {
      try write("a,b\n1,2\n", to: path)
    }
    return [path]
  }

  private mutating func folderForFile() throws -> Set<String> {
    let path = "Content/extra"
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: fixture.site + "/" + path, isDirectory: &isFolder)
    try FileManager.default.removeItem(atPath: fixture.site + "/" + path)
    try write("里面\(word())\n", to: isFolder.boolValue ? path : path + "/inner.txt")
    return [path]
  }

  /// Nothing but the bytes, and what the system notes of the change, differs.
  private mutating func sameSizeAndTime(_ path: String) throws -> Set<String> {
    let place = fixture.site + "/" + path
    let time = try FileManager.default.attributesOfItem(atPath: place)[.modificationDate] ?? Date()
    let changed = try change(path) { text, _ in String(text.map { $0 == "。" ? "！" : $0 == "标" ? "票" : $0 }) }
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: place)
    return changed
  }

  mutating func append(_ text: String, to path: String) throws {
    try write((texts[path] ?? "") + text, to: path)
  }

  private mutating func pick() -> String { articles.randomElement(using: &random) ?? "Content/about.md" }

  private mutating func word() -> String { Self.words.randomElement(using: &random) ?? "" }

  private mutating func write(_ text: String, to path: String) throws {
    texts[path] = text
    try fixture.write(text, to: path)
  }

  private mutating func change(_ path: String, _ edit: (String, String) -> String) throws -> Set<String> {
    let old = try texts[path] ?? String(contentsOfFile: fixture.site + "/" + path, encoding: .utf8)
    try write(edit(old, word()), to: path)
    return [path]
  }

  private mutating func delete() throws -> Set<String> {
    guard articles.count > 3, let path = articles.randomElement(using: &random) else { return [] }
    articles.removeAll { $0 == path }
    try FileManager.default.removeItem(atPath: fixture.site + "/" + path)
    return [path]
  }

  /// To another name, and perhaps another folder.
  private mutating func rename() throws -> Set<String> {
    let path = pick()
    number += 1
    let new = "Content/\(Bool.random(using: &random) ? "articles" : "notes/deep")/moved-\(number).md"
    guard articles.contains(path), let text = texts[path] else { return [] }
    try write(text, to: new)
    try FileManager.default.removeItem(atPath: fixture.site + "/" + path)
    articles = articles.map { $0 == path ? new : $0 }
    return [path, new]
  }

  private mutating func addArticle() throws -> String {
    number += 1
    let tags = (0..<2).map { _ in Self.tags.randomElement(using: &random) ?? "" }
    let sentences = (0..<6).map { _ in "\(word())与\(word())，\(word())和 \(word())。" }
    let link = articles.isEmpty ? "" : "\n见[前文](@/\(pick().dropFirst(8)))。\n"
    // Some are dated later than now at first.
    let day = Int.random(in: 10...28, using: &random)
    let month = Int.random(in: 4...8, using: &random)
    let text = """
      ---
      title: \(word())之\(number)
      date: 2026-0\(month)-\(day)
      tags: [\(tags.joined(separator: ", "))]
      \(number % 3 == 0 ? "series: 连载\n" : "")---

      # 小节

      \(sentences.joined(separator: "\n"))
      收入 `{value} money.csv period=2024 revenue | 亿`。
      \(link)
      ```swift
      let \(number % 2 == 0 ? "cache" : "kernel") = \(number)
      ```

      """
    let path = "Content/articles/article-\(number).md"
    try write(text, to: path)
    articles.append(path)
    return path
  }
}
