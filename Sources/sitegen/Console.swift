import Foundation
import SiteBuild

/// What a person at a terminal sees: problems on standard error, and there one line of progress that is written over.
struct Console: Sendable {
  private let showsProgress: Bool

  /// Progress is shown on a terminal only; a pipe gets none.
  init(showsProgress: Bool) {
    self.showsProgress = showsProgress && isatty(STDERR_FILENO) == 1
  }

  /// What nobody can be told is lost: there is no other place to tell it, and no reason not to go on.
  func error(_ text: String) { _ = Self.write(Data((text + "\n").utf8), to: .standardError) }

  func progress(_ stage: BuildStage) {
    guard showsProgress else { return }
    _ = Self.write(Data("\r\u{1B}[K\(stage.rawValue) …".utf8), to: .standardError)
  }

  func endProgress() {
    guard showsProgress else { return }
    _ = Self.write(Data("\r\u{1B}[K".utf8), to: .standardError)
  }

  /// Throws if not all of it could be written: it is what the program was called for.
  static func output(_ bytes: [UInt8]) throws {
    guard write(Data(bytes), to: .standardOutput) else { throw OutputFailure(reason: String(cString: strerror(errno))) }
  }

  static func output(_ text: String) throws { try output(Array((text + "\n").utf8)) }

  private static func write(_ data: Data, to file: FileHandle) -> Bool {
    do {
      try file.write(contentsOf: data)
      return true
    } catch {
      return false
    }
  }
}

/// Standard output is closed or full.
struct OutputFailure: Error, CustomStringConvertible {
  let reason: String
  var description: String { "the report can't be written to standard output: \(reason)" }
}
