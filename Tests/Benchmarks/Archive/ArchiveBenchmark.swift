import Content
import Diagnostics
import Foundation
import SiteBuild

/// Times the stages of a build over seeded archives: `swift run -c release ArchiveBenchmark [COUNT …]`, from the
/// project's folder, whose templates are used. Each archive is built cold three times, then three times without a change,
/// then three times after a sentence was added to one article; medians are printed.
@main
struct ArchiveBenchmark {
  static func main() async throws {
    let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-benchmark-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    print(
      "| articles | " + BuildStage.allCases.map(\.rawValue).joined(separator: " | ")
        + " | all | no change | one edit | MiB |")
    print("| ---: |" + String(repeating: " ---: |", count: BuildStage.allCases.count + 4))
    for count in counts.isEmpty ? [1000, 10_000] : counts {
      try await measure(count, in: "\(scratch)/\(count)")
    }
  }

  private static func measure(_ count: Int, in site: String) async throws {
    var archive = SeededArchive(seed: 1)
    try archive.write(count, to: site + "/Content")
    try FileManager.default.copyItem(atPath: "Templates", toPath: site + "/Templates")
    let configuration = "title: 基准\nbase_url: https://example.org/\ntime_zone: Asia/Shanghai\n"
    try configuration.write(toFile: site + "/site.yml", atomically: false, encoding: .utf8)
    var runs: [BuildReport] = []
    var cold: [Duration] = []
    for _ in 0..<3 {
      for folder in ["/Public", "/.sitegen"] { try? FileManager.default.removeItem(atPath: site + folder) }
      cold.append(await wall { runs.append(await build(site)) })
    }
    var again: [Duration] = []
    var edited: [Duration] = []
    for _ in 0..<3 { again.append(await wall { _ = await build(site) }) }
    let article = "\(site)/Content/2020/article-of-the-benchmark.md"
    try "---\ntitle: 测量\ndate: 2020-05-05\n---\n\n正文。\n".write(toFile: article, atomically: false, encoding: .utf8)
    _ = await build(site)
    for _ in 0..<3 {
      let text = try String(contentsOfFile: article, encoding: .utf8)
      try (text + "\n再补充一句。\n").write(toFile: article, atomically: false, encoding: .utf8)
      edited.append(await wall { _ = await build(site) })
    }
    let stages = BuildStage.allCases.map { stage in
      milliseconds(median(runs.compactMap { run in run.timings.first { $0.stage == stage }?.duration }))
    }
    let all = milliseconds(median(cold))
    print(
      "| \(count) | " + stages.joined(separator: " | ")
        + " | \(all) | \(milliseconds(median(again))) | \(milliseconds(median(edited))) | \(peakMemory()) |")
  }

  private static func build(_ site: String) async -> BuildReport {
    let options = BuildOptions(
      source: site, output: site + "/Public", selection: .init(drafts: false, future: true, now: 1_780_272_000))
    let report = await SiteBuilder(options).build()
    precondition(report.isPublished, report.problems.first.map(\.message) ?? "not published")
    return report
  }

  private static func wall(_ body: () async -> Void) async -> Duration {
    let start = ContinuousClock.now
    await body()
    return ContinuousClock.now - start
  }

  private static func median(_ values: [Duration]) -> Duration { values.sorted()[values.count / 2] }

  private static func milliseconds(_ duration: Duration) -> String { "\(Int(duration / .milliseconds(1)))" }

  /// Of this process so far, in MiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
