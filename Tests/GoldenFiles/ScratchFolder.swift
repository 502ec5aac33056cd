package import Foundation

/// An empty folder for one test, removed when the test lets go of it.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

  package func write(_ data: Data, to file: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Copies what is in a folder.
  package func copy(contentsOf folder: String, to place: String = "") throws {
    for file in GoldenFile.files(in: folder) {
      guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
      try write(data, to: place.isEmpty ? file : place + "/" + file)
    }
  }

  package func text(_ file: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + file).map { String(decoding: $0, as: UTF8.self) }
  }
}
