// swift run -c release MarkdownBenchmark FOLDER: renders every .md file below FOLDER, and every kind of attack.
import Diagnostics
import Foundation
import Markdown

let options = MarkdownOptions(
  allowsRawHTML: false, outlineDepth: 3, excerptLength: 120,
  labels: .init(headingLink: "Link to {}", done: "done", open: "open", table: "Table", code: "Code"))

func hooks() -> MarkdownHooks {
  MarkdownHooks(
    fence: { _ in nil }, link: { $0.destination.hasPrefix("http") ? .external : .keep },
    image: { .init(url: $0.destination) })
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

func renderAll(_ bodies: [[UInt8]], threads: Int) -> Double {
  seconds {
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: bodies.count, by: threads) {
        _ = MarkdownRenderer(options: options, hooks: hooks()).render(
          SourceText(path: "a.md", bytes: bodies[index][...]))
      }
    }
  }
}

func report(_ name: String, _ bodies: [[UInt8]], threads: Int) {
  let time = (0..<3).map { _ in renderAll(bodies, threads: threads) }.min() ?? 0
  let bytes = bodies.reduce(0) { $0 + $1.count }
  print(
    "\(name): \(bodies.count) texts, \(bytes / 1024) KB, \(threads) threads: "
      + String(
        format: "%.0f ms, %.1f µs a text, %.1f MB/s", time * 1000, time * 1e6 / Double(bodies.count),
        Double(bytes) / 1e6 / time))
}

for folder in CommandLine.arguments.dropFirst() {
  let found = bodies(below: folder)
  for threads in [1, 2] { report(folder, found, threads: threads) }
}
