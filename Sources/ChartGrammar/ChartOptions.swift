/// What a chart depends on besides its specification.
package struct ChartOptions: Sendable {
  package var theme: ChartTheme
  /// BCP 47.
  package var language: String
  /// The words of the chart, its forms of numbers (万, 亿 or K, M) and dates; nil for the built-in ones of the language.
  package var words: ChartWords?
  /// Begins every id in the drawing, so that many charts fit on a page: `fig-3`.
  package var identifierPrefix: String
  /// Archive theme: the outer widths to draw, in CSS pixels, each a drawing of its own. Nil: 640 and 350.
  package var widths: [Double]?
  /// Whether the page shows title and subtitle itself; then they aren't drawn.
  package var titlesOutside: Bool
  /// Keeps tables from one chart to the next.
  package var tables: ChartTables
  /// The file a `url` means; nil if there is none.
  package var loadData: @Sendable (String) -> ChartDataFile?

  package init(
    theme: ChartTheme = .archive, language: String = "en", words: ChartWords? = nil, identifierPrefix: String = "",
    widths: [Double]? = nil,
    titlesOutside: Bool = false, tables: ChartTables = ChartTables(),
    loadData: @escaping @Sendable (String) -> ChartDataFile? = { _ in nil }
  ) {
    self.theme = theme
    self.language = language
    self.words = words
    self.identifierPrefix = identifierPrefix
    self.widths = widths
    self.titlesOutside = titlesOutside
    self.tables = tables
    self.loadData = loadData
  }
}
