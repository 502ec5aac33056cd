/// How much one input may ask for. Every size, count, depth and end of a loop that a text from outside decides is held
/// to one of these; what goes beyond is a problem at its place. The guide's table of limits is tested against them.
package enum Limit: String, CaseIterable, Sendable {
  /// Bytes of a text, a template or `site.yml`.
  case textBytes = "text-bytes"
  /// Bytes of a data file or an image.
  case fileBytes = "file-bytes"
  /// Levels of lists and mappings in YAML and TOML, and parts of one key.
  case notationLevels = "notation-levels"
  /// Levels of lists and objects in JSON.
  case jsonLevels = "json-levels"
  /// Values of a YAML text without aliases, and of one with them.
  case yamlValues = "yaml-values"
  case yamlAliasValues = "yaml-alias-values"
  /// Sections, blocks and templates inside each other.
  case templateLevels = "template-levels"
  /// Templates that one page is put together from, each as often as it is used.
  case templateExpansions = "template-expansions"
  /// Bytes of a name in a template.
  case templateNameBytes = "template-name-bytes"
  /// The bytes of a template times the signs in it that may open a tag: what its reading takes grows with them.
  case templateTagBytes = "template-tag-bytes"
  /// Bytes that the templates of one page may come to.
  case pageBytes = "page-bytes"
  /// Width or height that an SVG says it has; one beyond has no size that could be written down.
  case pictureSidePixels = "picture-side-pixels"
  /// Links of one text that lead nowhere and get a suggestion; those beyond are reported without.
  case suggestionsPerText = "suggestions-per-text"
  /// Problems of one kind that are told of a text; the others are counted.
  case problemsOfAKind = "problems-of-a-kind"
  /// Tags, or terms of another taxonomy, of one text.
  case termsOfText = "terms-of-text"
  /// The number that the first line of a code block may have.
  case lineNumber = "line-number"
  /// Bytes of the pattern of article addresses.
  case permalinkBytes = "permalink-bytes"
  /// Bytes of one part of an address: what file systems take.
  case nameBytes = "name-bytes"
  /// Rows of a chart's table, whatever made them.
  case chartRows = "chart-rows"
  /// Bins of one field.
  case chartBins = "chart-bins"
  /// Points of a computed curve, for each group.
  case chartCurvePoints = "chart-curve-points"
  /// Elements of a list that an expression makes.
  case expressionElements = "expression-elements"
  /// Bytes of the texts and lists that the expressions of one chart make.
  case expressionBytes = "expression-bytes"
  /// Steps of all expressions of one chart, each for each row, and of the patterns in them.
  case expressionSteps = "expression-steps"

  /// The most that is allowed, in the unit that the case's name ends with.
  package var most: Int {
    switch self {
    case .textBytes: 16 << 20
    case .fileBytes: 256 << 20
    case .notationLevels: 64
    case .jsonLevels: 512
    case .yamlValues: 1_000_000
    case .yamlAliasValues: 20_000
    case .templateLevels: 100
    case .templateExpansions: 10_000
    case .templateNameBytes: 255
    case .templateTagBytes: 100_000_000
    case .pageBytes: 64 << 20
    case .pictureSidePixels: 1_000_000
    case .suggestionsPerText: 100
    case .chartRows: 1_000_000
    case .chartBins: 10_000
    case .chartCurvePoints: 10_000
    case .expressionElements: 100_000
    case .expressionBytes: 64 << 20
    case .expressionSteps: 50_000_000
    case .problemsOfAKind: 100
    case .termsOfText: 200
    case .lineNumber: 1_000_000_000
    case .permalinkBytes: 1024
    case .nameBytes: 255
    }
  }
}
