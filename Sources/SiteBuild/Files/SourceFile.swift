import Incremental

/// A file of the sources that is open, to be read piece by piece.
package final class SourceFile: Sendable {
  private let descriptor: FileSystem.Descriptor
  private let status: FileSystem.Status

  init(_ descriptor: consuming FileSystem.Descriptor) throws(FileSystem.Failure) {
    status = try FileSystem.status(descriptor)
    guard status.kind == .file else { throw .badMessage }
    self.descriptor = descriptor
  }

  package var size: Int { status.size }

  /// Another for other bytes, as far as time stamps tell.
  package var tag: String { status.fingerprint.description }

  /// Fewer bytes than asked for if the file has become shorter.
  package func read(_ range: Range<Int>) throws -> [UInt8] {
    try FileSystem.read(descriptor, at: range.lowerBound, count: range.count)
  }
}
