import Foundation
import Glibc

/// A child process under watch: what it said, or what it died of.
struct FuzzProcess {
  enum End {
    case said(String)
    case died(String)
  }

  let limits: FuzzLimits
  let notesPath: String

  /// Starts this program again with other arguments, and waits until it ends, hangs or grows too large.
  func run(_ arguments: [String]) throws -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    let (outputPath, errorPath) = (notesPath + ".out", notesPath + ".err")
    for path in [outputPath, errorPath] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    let cause = watch(process)
    process.waitUntilExit()
    if let cause { return .died(cause) }
    let said = String(decoding: FileManager.default.contents(atPath: outputPath) ?? Data(), as: UTF8.self)
    if process.terminationReason == .exit, process.terminationStatus == 0 { return .said(said) }
    let errors = String(decoding: FileManager.default.contents(atPath: errorPath) ?? Data(), as: UTF8.self)
    let last = errors.split(separator: "\n").first { $0.contains("rror") || $0.contains("ssert") } ?? ""
    return .died("signal or status \(process.terminationStatus) \(last.prefix(200))")
  }

  /// Nil if it ends by itself.
  private func watch(_ process: Process) -> String? {
    var (index, since) = (Int64(-2), 0.0)
    while process.isRunning {
      usleep(20_000)
      let now = processorSeconds(process.processIdentifier)
      let current = Notes(path: notesPath).index
      if current != index { (index, since) = (current, now) }
      var cause: String?
      // A little more than a run may take: a child that ends reports itself.
      if now - since > limits.seconds * 1.5 { cause = "hangs" }
      if megabytes(process.processIdentifier) > limits.megabytes * 2 {
        cause = "memory: over \(limits.megabytes * 2) MB"
      }
      if let cause {
        kill(process.processIdentifier, SIGKILL)
        return cause
      }
    }
    return nil
  }

  private func processorSeconds(_ identifier: Int32) -> Double {
    let text = (try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)) ?? ""
    // Fields 14 and 15 of the line; the second, the name in brackets, may hold spaces.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private func megabytes(_ identifier: Int32) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * sysconf(Int32(_SC_PAGESIZE)) >> 20
  }
}
