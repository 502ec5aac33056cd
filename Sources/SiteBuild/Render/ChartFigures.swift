import Templating
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

  let inputs: BodyInputs
  let strings: StringTable
  private let tables = ChartTables()

  func figure(_ source: SourceText, job: BodyRenderer.Job, number: Int, trace: BodyTrace)
    -> MarkdownHooks.FencedResult
  {
    var problems: [Problem] = []
    guard let node = JSONOrYAMLReader.read(source, problems: &problems) else {
      return .init(html: [], problems: problems)
    }
    let files = DataFiles(inputs: inputs, folder: job.folder, trace: trace)
    let options = ChartOptions(
      theme: .archive, language: job.language,
      words: ChartWords(language: job.language, lookUp: strings[job.language].strings.pattern),
      identifierPrefix: "fig-\(number)", titlesOutside: true,
      tables: tables, loadData: files.load)
    let chart = ChartCompiler.compile(node, in: source, options: options)
    let html = FigureMarkup(chart: chart, number: number, words: strings[job.language], dataURL: files.url).html
    return .init(html: html, problems: problems + files.problems + chart.problems)
  }

  /// The data files of one chart, as they are asked for.
  private final class DataFiles: Sendable {
    private let inputs: BodyInputs
    private let folder: String
    private let trace: BodyTrace
    private let state = Mutex<(addresses: Set<String>, problems: [Problem])>(([], []))

    init(inputs: BodyInputs, folder: String, trace: BodyTrace) {
      self.inputs = inputs
      self.folder = folder
      self.trace = trace
    }

    var problems: [Problem] { state.withLock { $0.problems } }

    /// Where a reader gets the data, if they come from one file.
    var url: String? {
      let addresses = state.withLock { $0.addresses }
      return addresses.count == 1 ? addresses.first : nil
    }

    @Sendable func load(_ url: String) -> ChartDataFile? {
      trace.record(.data(url))
      guard let file = inputs.dataFile(url, from: folder) else { return nil }
      var problems: [Problem] = []
      let bytes = inputs.dataBytes(file.path, problems: &problems)
      state.withLock { state in
        state.addresses.insert(file.address)
        state.problems += problems
      }
      return bytes.map { ChartDataFile(path: file.path, bytes: $0) }
    }
  }
}
