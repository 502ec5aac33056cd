import ChartGrammar
import Content
import Diagnostics
import Markdown
import Notation
import Synchronization
import XMLOutput

/// A fenced specification → a figure: caption, drawings for wide and narrow pages, source, and the data as a table.
struct ChartFigures: Sendable {
  static let languages: Set<String> = ["vega-lite", "vegalite"]

  let reader: InputReader
  let resolver: LinkResolver
  let strings: StringTable
  private let tables = ChartTables()

  func figure(_ source: SourceText, job: BodyRenderer.Job, number: Int) -> MarkdownHooks.FencedResult {
    var problems: [Problem] = []
    let isJSON = source.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    let node = isJSON ? JSONReader.read(source, problems: &problems) : YAMLReader.read(source, problems: &problems)
    guard let node else { return .init(html: [], problems: problems) }
    let files = DataFiles(figures: self, folder: job.folder)
    let options = ChartOptions(
      theme: .archive, language: job.language, identifierPrefix: "fig-\(number)", titlesOutside: true,
      tables: tables, loadData: files.load)
    let chart = ChartCompiler.compile(node, in: source, options: options)
    let html = FigureMarkup(chart: chart, number: number, words: strings[job.language], dataURL: files.url).html
    return .init(html: html, problems: problems + files.problems + chart.problems)
  }

  /// The data files of one chart, as they are asked for.
  private final class DataFiles: Sendable {
    private let figures: ChartFigures
    private let folder: String
    private let state = Mutex<(paths: [String], problems: [Problem])>(([], []))

    init(figures: ChartFigures, folder: String) {
      self.figures = figures
      self.folder = folder
    }

    var problems: [Problem] { state.withLock { $0.problems } }

    /// Where a reader gets the data, if they come from one file.
    var url: String? {
      let paths = Set(state.withLock { $0.paths })
      guard paths.count == 1, let path = paths.first else { return nil }
      return figures.resolver.plan.addressOfFile[path].map(figures.resolver.url)
    }

    @Sendable func load(_ url: String) -> ChartDataFile? {
      guard let path = DataLocator(plan: figures.resolver.plan).path(of: url, from: folder) else { return nil }
      var problems: [Problem] = []
      let bytes = figures.reader.bytes(path, problems: &problems)
      state.withLock { state in
        state.paths.append(path)
        state.problems += problems
      }
      return bytes.map { ChartDataFile(path: path, bytes: $0) }
    }
  }
}
