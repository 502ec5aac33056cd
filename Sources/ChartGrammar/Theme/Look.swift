import ChartData

/// How a chart looks and speaks: its theme, the language of its numbers and dates, its words.
struct Look: Sendable {
  let theme: ChartTheme
  /// BCP 47.
  let language: String
  let words: ChartWords

  /// Vega-Lite's own, which speaks English.
  static let plain = Look(theme: .vega, language: "en")

  /// Plain Vega-Lite speaks English whatever `words` say.
  init(theme: ChartTheme, language: String, words: ChartWords? = nil) {
    self.theme = theme
    self.language = language
    self.words =
      theme == .vega ? ChartWords(language: "en") : words ?? ChartWords(language: language)
  }

  /// Whether the archive's additions apply: names at the ends of lines, labels in several lines, legends that keep clear of
  /// axes, a fixed outer width.
  var isArchive: Bool { theme == .archive }

  /// Whether the description writes large numbers with words: 万, 亿.
  var hasNumberWords: Bool { language.hasPrefix("zh") }

  /// Names and orders of dates.
  var timeLocale: TimeLocale { isArchive && language.hasPrefix("zh") ? .chinese : TimeLocale.english }

  /// Before the author's `config`.
  var config: Config {
    (isArchive ? ArchiveTheme.config(language: language) : VegaTheme.config).seen(as: self)
  }
}
