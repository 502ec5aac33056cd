/// The words of charts in one language: for readers who hear a chart, and for its description.
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
  }

  private let texts: [String: String]

  /// `lookUp` gives the text of a key; nil where a table has none.
  package init(language: String, lookUp: (String) -> String? = { _ in nil }) {
    var texts = Self.builtIn(language)
    for key in Self.keys { if let text = lookUp(key) { texts[key] = text } }
    self.texts = texts
  }

  /// All keys that are looked up.
  package static let keys: [String] = english.keys.sorted()

  /// The texts of a language without any table: English where there are none.
  package static func builtIn(_ language: String) -> [String: String] {
    language.hasPrefix("zh") ? chinese : english
  }

  func text(_ key: Key, _ values: KeyValuePairs<String, String> = [:]) -> String { text(key.rawValue, values) }

  /// What a mark is called.
  func mark(_ mark: MarkType) -> String { text(Self.key("chartMark", mark)) }

  /// What a chart of a mark is called.
  func chart(_ mark: MarkType) -> String { text(Self.key("chartOf", mark)) }

  static func key(_ prefix: String, _ mark: MarkType) -> String {
    prefix + mark.rawValue.prefix(1).uppercased() + mark.rawValue.dropFirst()
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
