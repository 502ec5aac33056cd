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
  /// Old addresses of one text, each of which gets a page of its own.
  case aliasesOfText = "aliases-of-text"
  /// Articles that one text names as related.
  case relatedOfText = "related-of-text"
  /// Charts in one text.
  case chartsOfText = "charts-of-text"
  /// Bytes of one formula, formulas of one text, and what KaTeX may take for one.
  case formulaBytes = "formula-bytes"
  case formulasOfText = "formulas-of-text"
  case formulaMilliseconds = "formula-milliseconds"
  /// Formulas of one text that may take too long; those after them aren't tried.
  case slowFormulasOfText = "slow-formulas-of-text"
  /// The number that the first line of a code block may have.
  case lineNumber = "line-number"
  /// Bytes of the pattern of article addresses.
  case permalinkBytes = "permalink-bytes"
  /// Bytes of one part of an address: what file systems take.
  case nameBytes = "name-bytes"
  /// Bins that a field's values are cut into.
  case bins = "bins"
  /// Points of one curve that is computed from data: quantiles, densities, regressions.
  case curvePoints = "curve-points"
  /// Points of all curves of one transform, a curve for each group.
  case curvePointsInAll = "curve-points-in-all"
  /// Values that an imputation may list.
  case imputedValues = "imputed-values"
  /// Characters of one text that an expression makes, and of all that a chart makes.
  case calculatedTextBytes = "calculated-text-bytes"
  case calculatedBytes = "calculated-bytes"
  /// Elements of all lists that one `calculate` makes.
  case calculatedElements = "calculated-elements"
  /// What the expressions of one chart take: their parts once for each row, and the elements of lists and bytes of long
  /// texts that they read.
  case expressionSteps = "expression-steps"
  /// Steps of a pattern over one text.
  case patternSteps = "pattern-steps"
  /// Steps of patterns over all texts of one chart.
  case patternStepsInAll = "pattern-steps-in-all"
  /// Rows that all transforms of a chart look at, each as often as it is looked at.
  case transformedRows = "transformed-rows"
  /// Conditions of one channel, and named styles of one chart.
  case conditions = "conditions"
  case styles = "styles"
  /// Views of one chart, each as often as it is repeated, how deep they lie in each other, and marks of all of them.
  case views = "views"
  case viewLevels = "view-levels"
  case marksInAll = "marks-in-all"
  /// Values that the axes of all cells of a facet show one by one.
  case axisValuesInAll = "axis-values-in-all"
  /// Rows and cells of one data file.
  case dataRows = "data-rows"
  case dataCells = "data-cells"

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
    case .problemsOfAKind: 100
    case .termsOfText: 200
    case .aliasesOfText: 1000
    case .relatedOfText: 100
    case .chartsOfText: 500
    case .formulaBytes: 10_000
    case .formulasOfText: 20_000
    case .formulaMilliseconds: 2000
    case .slowFormulasOfText: 5
    case .lineNumber: 1_000_000_000
    case .permalinkBytes: 1024
    case .nameBytes: 255
    case .bins: 10_000
    case .curvePoints: 10_000
    case .curvePointsInAll: 1_000_000
    case .imputedValues: 100_000
    case .calculatedTextBytes: 1 << 20
    case .calculatedBytes: 16 << 20
    case .calculatedElements: 4_000_000
    case .expressionSteps: 50_000_000
    case .patternSteps: 5_000_000
    case .patternStepsInAll: 25_000_000
    case .transformedRows: 10_000_000
    case .conditions: 100
    case .styles: 1000
    case .views: 1000
    case .viewLevels: 16
    case .marksInAll: 200_000
    case .axisValuesInAll: 20_000
    case .dataRows: 1_000_000
    case .dataCells: 10_000_000
    }
  }
}
