import Diagnostics
import Incremental

/// Nil, with a problem, if there is no place for the pages of the site that a reader reads.
typealias PageSinkMaker = (InputReader, inout [Problem]) -> (any PageSink)?

/// Where finished pages go: a folder, or the preview.
protocol PageSink: Sendable {
  /// Whether the page that the last build put at a path is still there as it was.
  func holds(_ path: String, _ page: PageMemory) -> Bool
  /// The page at a path stays as it is.
  func keep(_ path: String, _ page: PageMemory)
  /// Takes one page of the new site. Safe to call from many tasks.
  func stage(_ path: String, _ bytes: [UInt8], key: Fingerprint) throws(FileSystem.Failure) -> PageMemory
  /// Whether all that was staged is still there.
  func isWhole() async -> Bool
  /// Publishes what was staged and kept; what the last build wrote besides is gone.
  func commit() async throws(FileSystem.Failure) -> WriteReport
  /// Leaves what is published as it is.
  func cancel()
}
