import Foundation

/// The command line: `list`, `all`, or the name of a target.
package struct FuzzCommand {
  private let targets: [FuzzTarget]
  private var seed: UInt64 = 1
  private var seconds = 60.0
  private var output = ".build/fuzz"
  private var input: String?
  private var from = 0
  private var notes: String?
  private var limits = FuzzLimits()

  private static let usage = """
    fuzz list
    fuzz TARGET|all [--seed S] [--seconds N] [--memory MB] [--limit SECONDS] [--output FOLDER]
    fuzz TARGET --input FILE
    """

  package init(_ targets: [FuzzTarget]) { self.targets = targets.sorted { $0.name < $1.name } }

  /// Does what the arguments say and gives the exit code: 1 for finds.
  package mutating func run(_ arguments: [String]) throws -> Int32 {
    guard let name = arguments.first, let isChild = read(arguments.dropFirst()) else { return usage() }
    if name == "list" {
      for target in targets { print(target.name) }
      return 0
    }
    let chosen = targets.filter { name == "all" || $0.name == name }
    guard let target = chosen.first else { return usage() }
    if let input { return replay(target, input) }
    if isChild {
      FuzzChild(target: target, limits: limits, notesPath: notes ?? "").run(seed: seed, from: from, seconds: seconds)
      return 0
    }
    let share = seconds / Double(chosen.count)
    let finds = try chosen.map { try campaign($0, seconds: share) }.reduce(0, +)
    return finds == 0 ? 0 : 1
  }

  /// Whether this is a child; nil for arguments that aren't known.
  private mutating func read(_ arguments: ArraySlice<String>) -> Bool? {
    var rest = arguments
    var isChild = false
    while let option = rest.popFirst() {
      if option == "--child" {
        isChild = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--seed": seed = UInt64(value) ?? seed
      case "--seconds": seconds = Double(value) ?? seconds
      case "--memory": limits.megabytes = Int(value) ?? limits.megabytes
      case "--limit": limits.seconds = Double(value) ?? limits.seconds
      case "--output": output = value
      case "--input": input = value
      case "--from": from = Int(value) ?? from
      case "--notes": notes = value
      default: return nil
      }
    }
    return isChild
  }

  /// At once, also into a file.
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private func usage() -> Int32 {
    print(Self.usage)
    return 2
  }

  private func replay(_ target: FuzzTarget, _ path: String) -> Int32 {
    let bytes = Array(FileManager.default.contents(atPath: path) ?? Data())
    var notes = Notes()
    let fault = FuzzChild(target: target, limits: limits, notesPath: "").fault(in: bytes, &notes)
    print(fault.map { "find 0 \($0)" } ?? "nothing")
    print("\(notes.slowestMicroseconds / 1000) ms, \(notes.peakKilobytes / 1024) MB")
    return 0
  }

  private func campaign(_ target: FuzzTarget, seconds: Double) throws -> Int {
    let report = try FuzzCampaign(target: target, seed: seed, limits: limits, output: output).run(seconds: seconds)
    Self.say(
      "\(target.name): seed \(seed), \(report.executions) executions, \(report.finds.count) finds, slowest "
        + "\(report.slowest.microseconds / 1000) ms (\(report.slowest.index)), peak \(report.peakKilobytes / 1024) MB")
    return report.finds.count
  }
}
