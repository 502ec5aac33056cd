import ChartData

/// The words of charts in one language, and its forms of numbers and dates: for axes, for readers who hear a chart, for its
/// description.
///
/// English and Chinese are built in. A caller with tables of words, as a site has them, looks each key up there first, so
/// that another language is a file of such words.
package struct ChartWords: Sendable {
  /// The key of each text in tables of words, and as raw values those of the built-in ones. Places of values are in braces.
  package enum Key: String, Sendable, CaseIterable {
    case chartAxis, chartLegend, chartTitle, chartTitleText, chartSubtitleText, chartTitled
    case chartHorizontalAxis, chartVerticalAxis, chartLegendOf, chartColourChannel
    case chartBoundary, chartBoundaries, chartValue, chartValues, chartEndingWith, chartSpan
    case chartViews, chartMarksOf, chartMark, chartMarks
    case chartPair, chartPairSeparator, chartListSeparator, chartListEnd
    case chartSeries, chartConstant, chartRange, chartPlace, chartSentence, chartTitledSentence
    case chartMoment, chartMomentUTC
    /// A format in d3-time-format's language; the title of counts; a stack whose Latin letters have the widths that labels
    /// are measured with.
    case chartTimeFormat, chartCount, chartFont
    /// `compact` or `plain`: large numbers where no format is given; and their units, as `CompactNumber` reads them.
    case chartNumbers, chartNumberUnits
  }

  private let texts: [String: String]
  let timeLocale: TimeLocale
  let compactNumber: CompactNumber
  /// Whether large numbers are written in units where no format is given.
  let hasCompactNumbers: Bool

  /// `lookUp` gives the text of a key; nil where a table has none.
  package init(language: String, lookUp: (String) -> String? = { _ in nil }) {
    let tags = language.lowercased().split(separator: "-").map(String.init)
    var texts = Self.englishTexts.merging(tags.first.flatMap { Self.builtIn[$0] } ?? [:]) { $1 }
    for key in Self.keys { if let text = lookUp(key) { texts[key] = text } }
    // A table is for all scripts and regions of its language.
    if tags.count > 1 { texts.merge(Self.builtIn["\(tags[0])-\(tags[1])"] ?? [:]) { $1 } }
    self.texts = texts
    var forms: [TimeLocale.Key: String] = [:]
    for key in TimeLocale.Key.allCases { forms[key] = texts[Self.key("chart", key.rawValue)] }
    timeLocale = TimeLocale(forms)
    compactNumber = CompactNumber(texts[Key.chartNumberUnits.rawValue] ?? "")
    hasCompactNumbers = texts[Key.chartNumbers.rawValue] == "compact"
  }

  static let english = ChartWords(language: "en")

  /// All keys that are looked up.
  package static let keys: [String] = englishTexts.keys.sorted()

  func text(_ key: Key, _ values: KeyValuePairs<String, String> = [:]) -> String { text(key.rawValue, values) }

  /// What a mark is called.
  func mark(_ mark: MarkType) -> String { text(Self.key("chartMark", mark.rawValue)) }

  /// What a chart of a mark is called.
  func chart(_ mark: MarkType) -> String { text(Self.key("chartOf", mark.rawValue)) }

  static func key(_ prefix: String, _ name: String) -> String {
    prefix + name.prefix(1).uppercased() + name.dropFirst()
  }

  private func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    var filled = ""
    var rest = (texts[key] ?? key)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      filled += rest[..<open]
      filled += values.first { $0.key == name }?.value ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
