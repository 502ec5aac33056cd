import Foundation
import SiteBuild

/// What a person at a terminal sees: problems on standard error, and there one line of progress that is written over.
struct Console: Sendable {
  private let showsProgress: Bool

  /// Progress is shown on a terminal only; a pipe gets none.
  init(showsProgress: Bool) {
    self.showsProgress = showsProgress && isatty(STDERR_FILENO) == 1
  }

  func error(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  func progress(_ stage: BuildStage) {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(stage.rawValue) …".utf8))
  }

  func endProgress() {
    guard showsProgress else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }
}
