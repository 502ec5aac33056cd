extension TimeUnit {
  private static let clock: Set<Part> = [.hours, .minutes, .seconds, .milliseconds]

  /// The d3-time-format text that shows these parts: the longest runs of parts that the language has a format for, one
  /// behind the other (Vega's `timeUnitSpecifier`).
  package func format(in locale: TimeLocale) -> String {
    var text = ""
    var start = 0
    while start < parts.count {
      let ends = (start + 1...parts.count).reversed()
      let end = ends.first { locale.format(parts[start..<$0]) != nil } ?? start + 1
      text += locale.format(parts[start..<end]) ?? ""
      if !Self.clock.contains(parts[end - 1]) { text += " " }
      start = end
    }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// As Vega shows them.
  package var defaultFormat: String { format(in: .english) }
}
