/// How a chart looks and speaks: its theme, its words with their forms of numbers and dates.
struct Look: Sendable {
  let theme: ChartTheme
  let words: ChartWords

  /// Vega-Lite's own, which speaks English.
  static let plain = Look(theme: .vega, words: .english)

  /// Plain Vega-Lite speaks English whatever `words` say.
  init(theme: ChartTheme, words: ChartWords) {
    self.theme = theme
    self.words = theme == .vega ? .english : words
  }

  /// Whether the archive's additions apply: names at the ends of lines, labels in several lines, legends that keep clear of
  /// axes, a fixed outer width.
  var isArchive: Bool { theme == .archive }

  /// Before the author's `config`.
  var config: Config { (isArchive ? ArchiveTheme.config(words) : VegaTheme.config).seen(as: self) }
}
