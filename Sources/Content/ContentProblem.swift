import Diagnostics
import Limits

/// What can be wrong with an article, a term page or the configuration. Wording is in `ContentProblem+Wording.swift`.
enum ContentProblem: ProblemFact, Error {
  case unknownKey(String, known: [String])
  case moreUnknownKeys(Int)
  case misplacedKey(String, belongsTo: String)
  case sameKeyTwice(String, String)
  /// A second key of one meaning, of which the first is used.
  case keyLeftOut(String, used: String)
  /// A key that means nothing here, and isn't nearly one that does.
  case otherKey(String, [String])
  /// One that texts have, and how many of them.
  case keyOfTexts(String, count: Int)
  case wrongKind(key: String, expected: String, found: String)
  case unclosedFrontMatter(fence: String)
  case unopenedFrontMatter(fence: String)
  case misspeltFence(String)
  case fencedFrontMatter
  case frontMatterIsNoMapping(found: String)
  case emptyFile
  case notALanguage(String)
  case notADate(String)
  case impossibleDate(String)
  case missingDate
  /// Of many articles.
  case missingDates(Int)
  case missingTitle(used: String)
  /// A value that YAML ends at ` #`.
  case cutOff(key: String, rest: String)
  case missingRequired(key: String)
  case unknownTimeZone(String)
  case emptySlug(kind: String, text: String)
  case unsafePath(String)
  /// An address with a query or a part, which no file can have.
  case noPath(String, sign: Character)
  case noName(String)
  case tooLong(kind: String, limit: Limit)
  case unknownPlaceholder(String, known: [String])
  case unsafeURL(String)
  case unknownTaxonomy(String)
  case sameTermTwice(String, taxonomy: String)
  case tooManyTerms(String, limit: Int)
  case sameTermSlug(String, String, slug: String, taxonomy: String)
  case unknownValue(String, key: String, known: [String])
  case numberOutOfRange(key: String, range: ClosedRange<Int>)
  case noSuchArticle(String)
}
