// swift run -c release MarkdownBenchmark [FOLDER…]: renders every .md file below the folders.
// swift run -c release MarkdownBenchmark --attacks: the growth from 100 KB to 1 MB of every kind of attack.
import CodeHighlighting
import Diagnostics
import Foundation
import Markdown
import MarkdownAttacks

let options = MarkdownOptions(
  allowsRawHTML: false, outlineDepth: 3, excerptLength: 120,
  labels: .init(headingLink: "Link to {}", done: "done", open: "open", table: "Table", code: "Code"))

func hooks(highlights: Bool = false) -> MarkdownHooks {
  MarkdownHooks(
    fence: { _ in nil }, link: { $0.destination.hasPrefix("http") ? .external : .keep },
    image: { .init(url: $0.destination) },
    highlight: { highlights ? CodeHighlighter.lines(language: $0.language, code: $0.text) : nil })
}

func bodies(below folder: String) -> [[UInt8]] {
  guard let files = FileManager.default.enumerator(atPath: folder) else { return [] }
  var bodies: [[UInt8]] = []
  for case let file as String in files where file.hasSuffix(".md") {
    guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
    let text = String(decoding: data, as: UTF8.self)
    let body =
      text.hasPrefix("---\n") ? text.components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n---\n") : text
    bodies.append(Array(body.utf8))
  }
  return bodies
}

func seconds(_ body: () -> Void) -> Double {
  let duration = ContinuousClock().measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

func renderAll(_ bodies: [[UInt8]], threads: Int, highlights: Bool) -> Double {
  seconds {
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: bodies.count, by: threads) {
        _ = MarkdownRenderer(options: options, hooks: hooks(highlights: highlights)).render(
          SourceText(path: "a.md", bytes: bodies[index][...]))
      }
    }
  }
}

func report(_ name: String, _ bodies: [[UInt8]], threads: Int, highlights: Bool) {
  let time = (0..<3).map { _ in renderAll(bodies, threads: threads, highlights: highlights) }.min() ?? 0
  let bytes = bodies.reduce(0) { $0 + $1.count }
  print(
    "\(name): \(bodies.count) texts, \(bytes / 1024) KB, \(threads) threads\(highlights ? ", coloured" : ""): "
      + String(
        format: "%.0f ms, %.1f µs a text, %.1f MB/s", time * 1000, time * 1e6 / Double(bodies.count),
        Double(bytes) / 1e6 / time))
}

func reportAttacks() {
  print("kind | weakness | 100 KB | 1 MB | growth | answer")
  for attack in Attack.all {
    var times: [Double] = []
    var answer = ""
    for size in [100_000, 1_000_000] {
      let source = SourceText(path: "a.md", bytes: attack.text(bytes: size)[...])
      times.append(
        seconds {
          let problems = MarkdownRenderer(options: options, hooks: hooks()).render(source).problems
          answer = problems.first { $0.severity == .error }?.message ?? "HTML"
        })
    }
    let figures = String(format: "%.1f ms | %.1f ms | %.1f", times[0] * 1000, times[1] * 1000, times[1] / times[0])
    print("\(attack.name) | \(attack.weakness ?? "") | \(figures) | \(answer)")
  }
}

for argument in CommandLine.arguments.dropFirst() {
  if argument == "--attacks" {
    reportAttacks()
    continue
  }
  let found = bodies(below: argument)
  for highlights in [false, true] {
    for threads in [1, 2] { report(argument, found, threads: threads, highlights: highlights) }
  }
}
