import Foundation

/// The data of these tests, read from beside this file.
enum Files {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) -> String {
    let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  static func names(in path: String, suffix: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
    return (names ?? []).filter { $0.hasSuffix(suffix) }.sorted()
  }

  static func path(_ path: String) -> String { folder.appendingPathComponent(path).path }
}

/// Blocks of lines between empty lines; lines that begin with `# ` are remarks.
enum Table {
  static func rows(_ path: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    for line in Files.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") || line.isEmpty {
        if !row.isEmpty { rows.append(row) }
        row = []
      } else {
        row.append(String(line))
      }
    }
    return row.isEmpty ? rows : rows + [row]
  }
}
