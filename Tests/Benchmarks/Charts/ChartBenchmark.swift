import ChartGrammar
import Diagnostics
import Foundation
import Notation
import Synchronization

/// Times the compiler over many specifications inside one process:
/// `swift run -c release ChartBenchmark [--cold] [--runs N] [--theme vega|archive] DATA-ROOT SPECIFICATION …`.
///
/// A run is all that `sitegen chart` does after its start: the text of the specification is read as JSON, its data files
/// are asked for, and it is compiled to SVG text. Each specification is compiled until 50 ms and 5 runs have
/// passed, or N runs with `--runs N` (for programs that count instructions); its figure is the median of their processor
/// time. With `--cold` nothing is kept between two runs: files are read from the disk and parsed anew. Without it, bytes
/// of data files and their tables are kept, as `sitegen build` and the preview keep them.
@main
struct ChartBenchmark {
  private var leastRuns = 5
  /// Microseconds.
  private var leastTime = 50_000.0
  private var isCold = false
  private var theme = ChartTheme.vega

  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    var benchmark = ChartBenchmark()
    while let option = arguments.first, option.hasPrefix("--") {
      arguments.removeFirst()
      switch option {
      case "--cold": benchmark.isCold = true
      case "--runs":
        benchmark.leastRuns = arguments.popFirst().flatMap { Int($0) } ?? 1
        benchmark.leastTime = 0
      case "--theme": benchmark.theme = arguments.popFirst().flatMap(ChartTheme.init) ?? .vega
      default: throw CocoaError(.fileReadUnknown)
      }
    }
    guard let root = arguments.popFirst() else {
      print("ChartBenchmark [--cold] [--runs N] [--theme vega|archive] DATA-ROOT SPECIFICATION …")
      return
    }
    var figures: [Double] = []
    for path in arguments {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      let figure = benchmark.microseconds(SourceText(path: path, bytes: [UInt8](bytes)[...]), root)
      print("\(path)\t\(Int(figure.rounded()))")
      figures.append(figure)
    }
    figures.sort()
    guard !figures.isEmpty else { return }
    let sum = figures.reduce(0, +) / 1000
    print(
      "median \(Int(figures[figures.count / 2].rounded())) µs, sum \(Int(sum.rounded())) ms, \(figures.count) specifications"
    )
  }

  private func microseconds(_ source: SourceText, _ root: String) -> Double {
    let kept = ChartTables()
    let files = DataFiles(root: root)
    let loadData: @Sendable (String) -> ChartDataFile? = { files.file($0, isCold: isCold) }
    var runs: [Double] = []
    var spent = 0.0
    while runs.count < leastRuns || spent < leastTime {
      let time = processorTime {
        var problems: [Problem] = []
        let options = ChartOptions(theme: theme, tables: isCold ? ChartTables() : kept, loadData: loadData)
        guard let node = JSONReader.read(source, problems: &problems) else { return }
        _ = ChartCompiler.compile(node, in: source, options: options)
      }
      runs.append(time)
      spent += time
    }
    runs.sort()
    return runs[runs.count / 2]
  }

  /// Microseconds of processor time, which other programs on the machine don't lengthen as they lengthen the clock's.
  private func processorTime(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
    let start = now()
    body()
    return now() - start
  }
}

/// Data files, read once unless every run is to read its own.
private final class DataFiles: Sendable {
  private let root: String
  private let files = Mutex<[String: ChartDataFile]>([:])

  init(root: String) { self.root = root }

  func file(_ address: String, isCold: Bool) -> ChartDataFile? {
    if !isCold, let known = files.withLock({ $0[address] }) { return known }
    let path = root + "/" + address
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let file = ChartDataFile(path: path, bytes: [UInt8](bytes))
    files.withLock { $0[address] = file }
    return file
  }
}
