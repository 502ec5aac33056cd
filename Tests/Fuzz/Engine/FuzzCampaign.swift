import Foundation

/// Looks for faults of one target for a while: children run inputs, and each find is kept as a file, made small.
struct FuzzCampaign {
  let target: FuzzTarget
  let seed: UInt64
  let limits: FuzzLimits
  let output: String

  struct Report {
    var executions = 0
    var finds: [(index: Int, cause: String)] = []
    var slowest = (index: 0, microseconds: 0)
    var peakKilobytes = 0
  }

  func run(seconds: Double) throws -> Report {
    let scratch = NSTemporaryDirectory() + "fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(target.name)"
    defer {
      for suffix in ["", ".out", ".err", ".input"] { try? FileManager.default.removeItem(atPath: scratch + suffix) }
    }
    let end = Date().addingTimeInterval(seconds)
    var report = Report()
    var next = 0
    while Date() < end {
      try? FileManager.default.removeItem(atPath: scratch)
      let process = FuzzProcess(limits: limits, notesPath: scratch)
      let ending = try process.run(
        arguments(
          ["--seed", "\(seed)", "--from", "\(next)", "--seconds", "\(end.timeIntervalSinceNow)", "--notes", scratch]))
      let notes = Notes(path: scratch)
      add(notes, to: &report)
      guard let cause = cause(ending) else { break }
      guard notes.index >= 0 else { throw FuzzFailure.childDiedAtOnce(cause) }
      next = Int(notes.index) + 1
      report.finds.append((Int(notes.index), cause))
      try keep(Int(notes.index), cause, known: report.finds.dropLast().map(\.cause), process, scratch)
    }
    return report
  }

  private func arguments(_ more: [String]) -> [String] {
    [target.name, "--child", "--memory", "\(limits.megabytes)", "--limit", "\(limits.seconds)"] + more
  }

  private func cause(_ ending: FuzzProcess.End) -> String? {
    switch ending {
    case .died(let cause): return cause
    case .said(let text):
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("find ") }) else { return nil }
      return line.split(separator: " ", maxSplits: 2).last.map(String.init)
    }
  }

  private func add(_ notes: Notes, to report: inout Report) {
    report.executions += Int(notes.executions)
    report.peakKilobytes = max(report.peakKilobytes, Int(notes.peakKilobytes))
    if Int(notes.slowestMicroseconds) > report.slowest.microseconds {
      report.slowest = (Int(notes.slowest), Int(notes.slowestMicroseconds))
    }
  }

  /// Saves the input; of a cause that is known already only the first three.
  private func keep(_ index: Int, _ cause: String, known: [String], _ process: FuzzProcess, _ scratch: String) throws {
    let name = "\(target.name)-\(seed)-\(index)"
    FuzzCommand.say("\(name): \(cause)")
    guard known.count(where: { $0.prefix(24) == cause.prefix(24) }) < 3 else { return }
    try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    let input = Mutator(target, seed: seed).input(index)
    try Data(input).write(to: URL(fileURLWithPath: output + "/" + name))
    // Slow ones take too long to try again and again.
    guard !["hangs", "slow", "memory"].contains(where: cause.hasPrefix) else { return }
    let small = Shrinker.shrunk(input) { candidate in
      guard FileManager.default.createFile(atPath: scratch + ".input", contents: Data(candidate)),
        let ending = try? process.run(arguments(["--input", scratch + ".input", "--notes", scratch]))
      else {
        return false
      }
      return self.cause(ending)?.prefix(12) == cause.prefix(12)
    }
    try Data(small).write(to: URL(fileURLWithPath: output + "/" + name))
  }
}

enum FuzzFailure: Error {
  case childDiedAtOnce(String)
}
