import Foundation
package import Testing

/// What a test expects, kept in a file beside it, so that a new case needs no Swift.
///
/// `RECORD=1` writes the files anew and fails the run, so that nobody takes a recording for a pass; with `CI=true` it is
/// refused.
package enum GoldenFile {
  static var isRecording: Bool {
    let environment = ProcessInfo.processInfo.environment
    return environment["RECORD"] == "1" && environment["CI"] != "true"
  }

  /// Compares a text with the file at `path`.
  package static func check(_ actual: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let expected = try? String(contentsOfFile: path, encoding: .utf8)
    guard actual != expected else { return }
    if isRecording {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? actual.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    } else if let expected {
      let diff = UnifiedDiff.text(from: expected, to: actual)
      Issue.record("not as in \(path):\n\(diff)", sourceLocation: sourceLocation)
    } else {
      Issue.record(
        "there is no \(path); RECORD=1 writes it. It would be:\n\(actual.prefix(4000))", sourceLocation: sourceLocation)
    }
  }

  /// Compares a folder with what it should hold: first the exact set of files, then the bytes of each.
  package static func check(
    folder actual: String, at expected: String, ignoring ignored: Set<String> = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = files(in: actual).filter { !ignored.contains($0) }
    if isRecording {
      try? FileManager.default.removeItem(atPath: expected)
      for file in found {
        let target = URL(fileURLWithPath: expected + "/" + file)
        try? FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? FileManager.default.copyItem(atPath: actual + "/" + file, toPath: target.path)
      }
      Issue.record("recorded \(expected)", sourceLocation: sourceLocation)
      return
    }
    let wanted = files(in: expected)
    if found != wanted {
      let diff = UnifiedDiff.text(from: wanted.joined(separator: "\n"), to: found.joined(separator: "\n"))
      Issue.record("other files than in \(expected):\n\(diff)", sourceLocation: sourceLocation)
    }
    for file in wanted where found.contains(file) {
      let a = FileManager.default.contents(atPath: expected + "/" + file) ?? Data()
      let b = FileManager.default.contents(atPath: actual + "/" + file) ?? Data()
      guard a != b else { continue }
      let diff = UnifiedDiff.text(from: String(decoding: a, as: UTF8.self), to: String(decoding: b, as: UTF8.self))
      Issue.record("\(file) is not as in \(expected):\n\(diff)", sourceLocation: sourceLocation)
    }
  }

  /// All files below a folder, by path relative to it.
  package static func files(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// The names of the cases in a folder: its own folders and files, sorted.
  package static func cases(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }
}
