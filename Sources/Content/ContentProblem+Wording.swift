import Diagnostics
import Limits

extension ContentProblem {
  var severity: Severity {
    switch self {
    case .missingDate, .missingDates, .missingTitle, .sameTermTwice, .keyLeftOut, .otherKey, .keyOfTexts,
      .moreUnknownKeys, .cutOff:
      .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .unknownKey(let key, _): "unknown key \"\(key)\""
    case .moreUnknownKeys(let count): "\(count) more unknown keys"
    case .misplacedKey(let key, let owner): "\"\(key)\" isn't a key of an article; it belongs to \(owner)"
    case .sameKeyTwice(let a, let b): "\"\(a)\" and \"\(b)\" mean the same key"
    case .keyLeftOut(let key, let used): "\"\(key)\" means the same as \"\(used)\", which is used"
    case .otherKey(let key, _): "\"\(key)\" is no key that means something here"
    case .keyOfTexts(let key, let count):
      "\"\(key)\" is no key of sitegen" + (count > 1 ? " (in \(count) texts)" : "")
    case .wrongKind(let key, let expected, let found): "\"\(key)\" must be \(expected), not \(found)"
    case .unclosedFrontMatter(let fence): "the front matter isn't closed by a line \"\(fence)\""
    case .unopenedFrontMatter(let fence): "this looks like a front matter without its first line \"\(fence)\""
    case .misspeltFence(let line): "\"\(line)\" doesn't begin a front matter, so its keys would be published as text"
    case .fencedFrontMatter: "a front matter in a code block is text, and would be published"
    case .frontMatterIsNoMapping(let found): "the front matter must hold keys and values, not \(found)"
    case .emptyFile: "the file is empty"
    case .notALanguage(let text): "\"\(text)\" isn't a language tag"
    case .notADate(let text): "\"\(text)\" isn't a date"
    case .impossibleDate(let text): "\"\(text)\" is no day or time of the calendar"
    case .missingDate: "the article has no date, so it stands in no year of the archive"
    case .missingDates(let count):
      "\(count) articles have no date, so they stand in no year of the archive; this is the first"
    case .cutOff(let key, let rest): "\"\(key)\" ends before \"\(rest)\": \" #\" begins a remark of YAML"
    case .missingTitle(let used): "the article has no title; \"\(used)\" is used"
    case .missingRequired(let key): "the key \"\(key)\" is missing"
    case .unknownTimeZone(let name): "unknown time zone \"\(name)\""
    case .emptySlug(let kind, let text): "the \(kind) \"\(text)\" has no letter or digit to make an address from"
    case .unsafePath(let path): "\"\(path)\" leads out of the site"
    case .noPath(let path, let sign):
      "\"\(path)\" can't be published: what follows \"\(sign)\" isn't part of a path"
    case .noName(let part): "\"\(part)\" can't be a part of an address"
    case .tooLong(let kind, let limit): "the \(kind) is longer than \(limit.most) bytes"
    case .unknownPlaceholder(let name, _): "unknown placeholder \":\(name)\" in the permalink"
    case .unsafeURL(let url): "\"\(url)\" isn't an address that may be linked"
    case .unknownTaxonomy(let name): "there is no taxonomy \"\(name)\""
    case .sameTermTwice(let name, let taxonomy): "\"\(name)\" is given twice in \(taxonomy)"
    case .tooManyTerms(let taxonomy, let limit): "more than \(limit) \(taxonomy) of one text"
    case .sameTermSlug(let a, let b, let slug, let taxonomy):
      "\"\(a)\" and \"\(b)\" of \(taxonomy) would both have the address \"\(slug)\""
    case .unknownValue(let value, let key, _): "\"\(key)\" can't be \"\(value)\""
    case .numberOutOfRange(let key, let range): "\"\(key)\" must be between \(range.lowerBound) and \(range.upperBound)"
    case .noSuchArticle(let path): "there is no article \"\(path)\""
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .unknownKey(let key, let known):
      Suggestion(nearest: key, among: known) ?? .advice("known are \(known.joined(separator: ", "))")
    case .otherKey(_, let known): .advice("known are \(known.joined(separator: ", "))")
    case .keyOfTexts(let key, _):
      .advice("templates can show it as params.\(key); list it under \"keys\" in site.yml if that is meant")
    case .unknownPlaceholder(let name, let known), .unknownValue(let name, _, let known):
      Suggestion(nearest: name, among: known) ?? .advice("known are \(known.joined(separator: ", "))")
    case .notALanguage: .advice("write zh-Hans, zh-Hant, en …")
    case .notADate: .advice("write 2026-01-03, 2026-01-03 03:39 or 2026-01-03T03:39:00+08:00")
    case .unclosedFrontMatter(let fence): .advice("add \"\(fence)\" after the last key")
    case .unopenedFrontMatter(let fence): .advice("begin the file with \"\(fence)\"")
    case .misspeltFence: .advice("write three hyphens: ---")
    case .fencedFrontMatter: .advice("take away the lines around it, so that the file begins with ---")
    case .noPath: .advice("let the server send it on, or leave it out")
    case .emptyFile: .advice("write a front matter and a text, or delete the file")
    case .missingDate: .advice("add \"date: 2026-01-03\"")
    case .missingDates: .advice("write \"dates: optional\" in site.yml if that is meant")
    case .cutOff: .advice("put quotes round the value if it goes on there")
    case .missingTitle: .advice("add \"title: …\"")
    case .unknownTimeZone: .advice("use a name like Asia/Shanghai, or UTC")
    case .emptySlug: .advice("give it a slug")
    case .sameTermSlug: .advice("make one an alias of the other in its term page, or give it a slug there")
    default: nil
    }
  }
}
