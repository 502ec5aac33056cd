import Diagnostics
import Synchronization

/// Width and height of the site's images, read from their headers once.
final class ImageSizes: Sendable {
  struct Size: Sendable, Equatable {
    let width: Int
    let height: Int
  }

  private let reader: InputReader
  private let files: Set<String>
  private let addresses: Addresses
  private let known = Mutex<[String: Size?]>([:])

  init(reader: InputReader, files: [String], addresses: Addresses) {
    self.reader = reader
    self.addresses = addresses
    self.files = Set(files)
  }

  /// The file of the sources that a text in `folder` means.
  func file(of destination: String, from folder: String) -> String? {
    guard let written = SitePath.decoded(destination.prefix { $0 != "#" && $0 != "?" }) else { return nil }
    if written.hasPrefix("/"), !written.hasPrefix("//") { return addresses.file(at: String(written.dropFirst())) }
    let path = written.hasPrefix("@/") ? "Content/" + written.dropFirst(2) : SitePath.resolved(written, from: folder)
    return path.flatMap { files.contains($0) ? $0 : nil }
  }

  /// Nil for files whose header isn't that of a known format.
  func size(_ path: String) -> Size? {
    if let found = known.withLock({ $0[path] }) { return found }
    var ignored: [Problem] = []
    let size = reader.bytes(path, problems: &ignored).flatMap(ImageHeader.size)
    known.withLock { $0[path] = size }
    return size
  }
}
