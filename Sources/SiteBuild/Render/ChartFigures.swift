import Diagnostics
import Markdown

/// Fenced charts → figures.
struct ChartFigures: Sendable {
  static let languages: Set<String> = ["vega-lite", "vegalite"]

  func figure(_ source: SourceText, job: BodyRenderer.Job, number: Int) -> MarkdownHooks.FencedResult? {
    nil
  }
}
