import Foundation

/// Good inputs, from the repository's own files.
package enum SeedFiles {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What the files below a folder of the repository hold, in the order of their paths; longer ones are left out.
  package static func contents(below folder: String, suffix: String, longest: Int = 32_768) -> [[UInt8]] {
    let top = root.appendingPathComponent(folder).path
    let paths = (FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []).sorted()
    return paths.filter { $0.hasSuffix(suffix) }.compactMap { path in
      let data = FileManager.default.contents(atPath: top + "/" + path) ?? Data()
      return data.isEmpty || data.count > longest ? nil : Array(data)
    }
  }

  package static func bytes(_ path: String) -> [UInt8] {
    Array(FileManager.default.contents(atPath: root.appendingPathComponent(path).path) ?? Data())
  }

  /// The texts of the examples of the GFM specification.
  package static func specificationExamples() -> [[UInt8]] {
    let fence = String(repeating: "`", count: 32)
    let text = String(decoding: bytes("Tests/MarkdownTests/GFM/examples.txt"), as: UTF8.self)
    return text.components(separatedBy: fence + " example ").dropFirst().map { part in
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix { $0 != "." }
      return Array((lines.joined(separator: "\n").replacing("→", with: "\t") + "\n").utf8)
    }
  }
}
