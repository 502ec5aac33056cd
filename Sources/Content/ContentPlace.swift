package import Notation

/// What the place of a file in `Content/` says about it.
package struct ContentPlace: Sendable {
  /// The file's folder, relative to the site's folder: `Content/articles/2026-biren`.
  package let folder: String
  package let isBundle: Bool
  /// Directly in `Content/`: a standalone page, if it has no date.
  package let isAtTop: Bool
  /// The first folder under `Content/`; empty at the top.
  package let section: String
  /// The name that stands for it: the file's without ending, or a bundle's folder; a date in front is cut off.
  package let name: String
  /// The folder `_drafts` that it lies in, as Jekyll and Hexo have it.
  package let folderOfDrafts: String?
  package let dateInName: CalendarDay?

  /// Endings of Markdown files; their case doesn't matter.
  package static let endings = ["md", "markdown", "mdown", "mkd", "mkdn", "mdwn"]
  /// Endings of texts in other notations, which would show their source and their heads if they were published.
  package static let otherEndings: Set<String> = ["mdx", "rmd", "qmd", "rst", "org", "adoc", "asciidoc"]

  /// What follows the last dot of a file's name, in lower case.
  package static func ending(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// Whether a file is a text of the archive.
  package static func isText(_ path: String) -> Bool { endings.contains(ending(of: path)) }

  /// Whether a file may be the text of a bundle, asked of every text before its place is taken apart.
  package static func isIndex(_ path: String) -> Bool {
    let name = path.utf8.suffix(
      from: path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex)
    return name.prefix(6).map { $0 | 0x20 }.elementsEqual("index.".utf8)
  }

  /// A path without the ending of a text.
  package static func withoutEnding(_ path: String) -> String {
    isText(path) ? String(path[..<(path.lastIndex(of: ".") ?? path.endIndex)]) : path
  }

  /// `path` is relative to the site's folder and begins with `Content/`.
  package init(path: String) {
    let parts = path.split(separator: "/").map(String.init)
    let file = parts.last.map(Self.withoutEnding) ?? ""
    isBundle = file.lowercased() == "index" && parts.count > 2
    let drafts = parts.dropLast().firstIndex { $0.lowercased() == "_drafts" }
    folderOfDrafts = drafts.map { parts[...$0].joined(separator: "/") }
    folder = parts.dropLast().joined(separator: "/")
    isAtTop = parts.count == 2 || (isBundle && parts.count == 3)
    section = parts.count > (isBundle ? 3 : 2) ? parts[1] : ""
    let full = isBundle ? parts[parts.count - 2] : file
    let digits = full.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    if full.utf8.count > 10, digits.count == 3, digits.map(\.count) == [4, 2, 2], let year = Int(digits[0]),
      let month = Int(digits[1]), let day = Int(digits[2]), let date = CalendarDay(year: year, month: month, day: day),
      full.dropFirst(10).first == "-" || full.dropFirst(10).first == "_"
    {
      dateInName = date
      name = String(full.dropFirst(11))
    } else {
      dateInName = nil
      name = full
    }
  }
}
