/// What an expression can see besides its row: parameters, the chart's size, its scales.
package struct ExpressionScope: Sendable {
  package var names: [String: Value]
  /// Functions of the chart (`scale`, `bandwidth` …): nil if the name isn't one of them.
  package var chartFunction: (@Sendable (String, [Value]) -> Value?)?
  package var numberLocale: NumberLocale
  package var timeLocale: TimeLocale
  package var compactNumber = CompactNumber.english
  /// What all expressions of a chart have made so far.
  package let meter = ExpressionMeter()

  package init(names: [String: Value] = [:], numberLocale: NumberLocale = .english, timeLocale: TimeLocale = .english) {
    self.names = names
    self.numberLocale = numberLocale
    self.timeLocale = timeLocale
  }
}
