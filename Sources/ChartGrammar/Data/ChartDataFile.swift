import Incremental

/// A data file as the caller gives it.
package struct ChartDataFile: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The fingerprint of the bytes.
  let content: Fingerprint

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    content = Fingerprint(of: bytes)
  }
}
