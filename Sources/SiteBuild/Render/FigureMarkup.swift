import ChartGrammar
import XMLOutput

/// The HTML of a chart.
struct FigureMarkup {
  let chart: ChartResult
  /// Its place among the charts of the page, from 1.
  let number: Int
  let words: Words
  let dataURL: String?

  /// Empty if there is no drawing.
  var html: [UInt8] {
    guard !chart.drawings.isEmpty else { return [] }
    var html = XMLWriter(capacity: 16384)
    html.open("figure")
    html.attribute("class", "chart")
    html.attribute("id", "fig-\(number)")
    caption(&html)
    drawings(&html)
    foot(&html)
    table(&html)
    html.close("figure")
    return html.bytes
  }

  private func caption(_ html: inout XMLWriter) {
    guard chart.title != nil || chart.subtitle != nil else { return }
    html.open("figcaption")
    if let title = chart.title { span(&html, "chart-title", title) }
    if let subtitle = chart.subtitle { span(&html, "chart-subtitle", subtitle) }
    html.close("figcaption")
  }

  private func span(_ html: inout XMLWriter, _ name: String, _ text: String) {
    html.open("span")
    html.attribute("class", name)
    html.text(text)
    html.close("span")
  }

  /// The widest first; the page shows the one that fits it.
  private func drawings(_ html: inout XMLWriter) {
    for (index, drawing) in chart.drawings.enumerated() {
      html.open("div")
      html.attribute("class", chart.drawings.count == 1 ? "chart-only" : index == 0 ? "chart-wide" : "chart-narrow")
      html.raw(drawing.svg)
      html.close("div")
    }
  }

  private func foot(_ html: inout XMLWriter) {
    guard chart.source != nil || chart.note != nil || dataURL != nil else { return }
    html.open("div")
    html.attribute("class", "chart-foot")
    if let source = chart.source { html.element("p", words.text(.chartSource, ["text": source])) }
    if let note = chart.note { html.element("p", words.text(.chartNote, ["text": note])) }
    if let dataURL {
      html.open("a")
      html.attribute("href", dataURL)
      html.text(words.text(.chartData))
      html.close("a")
    }
    html.close("div")
  }

  private func table(_ html: inout XMLWriter) {
    guard !chart.table.rows.isEmpty else { return }
    html.open("details")
    html.element("summary", words.text(.chartTable))
    html.open("div")
    html.attribute("class", "table")
    html.attribute("role", "region")
    html.attribute("tabindex", "0")
    html.attribute("aria-label", chart.title ?? words.text(.table))
    html.open("table")
    let numeric = chart.table.columns.indices.map { column in chart.table.rows.allSatisfy { isNumber($0[column]) } }
    html.open("thead")
    row(&html, chart.table.columns, numeric, isHead: true)
    html.close("thead")
    html.open("tbody")
    for cells in chart.table.rows { row(&html, cells, numeric, isHead: false) }
    html.close("tbody")
    html.close("table")
    if chart.table.omittedRows > 0 {
      html.element("p", words.text(.chartOmitted, ["n": Words.grouped(chart.table.omittedRows)]))
    }
    html.close("div")
    html.close("details")
  }

  private func row(_ html: inout XMLWriter, _ cells: [String], _ numeric: [Bool], isHead: Bool) {
    html.open("tr")
    for (cell, isNumeric) in zip(cells, numeric) {
      let name: StaticString = isHead ? "th" : "td"
      html.open(name)
      if isHead { html.attribute("scope", "col") }
      if isNumeric { html.attribute("class", "number") }
      html.text(cell)
      html.close(name)
    }
    html.close("tr")
  }

  private func isNumber(_ text: String) -> Bool {
    text.isEmpty || Double(text.filter { $0 != "," && $0 != "%" }.replacing("−", with: "-")) != nil
  }
}
