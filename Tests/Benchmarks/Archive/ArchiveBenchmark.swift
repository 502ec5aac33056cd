import Content
import Diagnostics
import Foundation
import SiteBuild

/// Times the stages of a build over seeded archives: `swift run -c release ArchiveBenchmark [COUNT …]`, from the
/// project's folder, whose templates are used. Each archive is built cold three times and once more without a change; the
/// medians of the cold builds are printed.
@main
struct ArchiveBenchmark {
  static func main() async throws {
    let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-benchmark-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    print("| articles | " + BuildStage.allCases.map(\.rawValue).joined(separator: " | ") + " | all | no change | MiB |")
    print("| ---: |" + String(repeating: " ---: |", count: BuildStage.allCases.count + 3))
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
    for _ in 0..<3 {
      try? FileManager.default.removeItem(atPath: site + "/Public")
      runs.append(await build(site))
    }
    let again = await build(site)
    let stages = BuildStage.allCases.map { stage in
      milliseconds(median(runs.compactMap { run in run.timings.first { $0.stage == stage }?.duration }))
    }
    let all = milliseconds(median(runs.map(\.duration)))
    print(
      "| \(count) | " + stages.joined(separator: " | ")
        + " | \(all) | \(milliseconds(again.duration)) | \(peakMemory()) |")
  }

  private static func build(_ site: String) async -> BuildReport {
    let options = BuildOptions(
      source: site, output: site + "/Public", selection: .init(drafts: false, future: true, now: 1_780_272_000))
    var memory = BuildMemory()
    let report = await SiteBuilder(options).build(&memory)
    precondition(report.isPublished, report.problems.first.map(\.message) ?? "not published")
    return report
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
