import Foundation

/// A file of `Sources` as far as these tests look: what it declares at its top level, and which words begin with a capital.
struct SwiftSource {
  let target: String
  /// Below the target's folder.
  let path: String
  /// The types that other files can see.
  let types: [String]
  /// Types whose extensions stand here.
  let extended: [String]
  /// Words of the code that begin with a capital letter; none of remarks and quoted texts.
  let words: Set<String>
  let imports: Set<String>

  /// `.` for the target's own.
  var folder: String {
    let parts = path.split(separator: "/").dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The name without its ending, and without the topic behind a `+`.
  var stem: String { String(path.split(separator: "/").last?.prefix { $0 != "." && $0 != "+" } ?? "") }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static let manifest = (try? String(contentsOfFile: root + "/Package.swift", encoding: .utf8)) ?? ""

  static let readme = (try? String(contentsOfFile: root + "/Sources/README.md", encoding: .utf8)) ?? ""

  static let all: [SwiftSource] = {
    let paths = FileManager.default.enumerator(atPath: root + "/Sources")?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = (try? String(contentsOfFile: root + "/Sources/" + path, encoding: .utf8)) ?? ""
      return SwiftSource(path, text)
    }
  }()

  /// The lines of all files: as they stand there, and their code without remarks and without what stands in quotes.
  static let lines: [(file: String, line: String, code: String)] = {
    let files = FileManager.default.enumerator(atPath: root + "/Sources")?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
      let text = (try? String(contentsOfFile: root + "/Sources/" + file, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").map { line in
        let code = line.replacing(/"(?:\\.|[^"\\])*"/, with: "\"\"").replacing(/\/\/.*/, with: "")
        return (file, line.trimmingCharacters(in: .whitespaces), String(code))
      }
    }
  }()

  /// The lines whose code an expression is found in. ICU's engine takes a tenth of the time of Swift's.
  static func lines(matching expression: String) throws -> [(file: String, line: String, code: String)] {
    let expression = try NSRegularExpression(pattern: expression)
    return lines.filter { line in
      expression.firstMatch(in: line.code, range: NSRange(location: 0, length: line.code.utf16.count)) != nil
    }
  }

  private init(_ whole: String, _ text: String) {
    let parts = whole.split(separator: "/", maxSplits: 1).map(String.init)
    (target, path) = (parts[0], parts[1])
    var (types, extended, imports): ([String], [String], Set<String>) = ([], [], [])
    for line in text.split(separator: "\n") {
      var words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "@") }[...]
      if line.first != " " {
        let isPrivate = words.contains { $0 == "private" || $0 == "fileprivate" }
        words = words.drop {
          $0.hasPrefix("@") || ["package", "private", "fileprivate", "final", "indirect"].contains($0)
        }
        guard words.count >= 2, let name = words.dropFirst().first.map(String.init) else { continue }
        switch words.first {
        case "struct", "class", "enum", "protocol", "actor", "typealias": if !isPrivate { types.append(name) }
        case "extension": extended.append(name)
        case "import": imports.insert(name)
        default: break
        }
      } else if let place = words.firstIndex(of: "import"), place == words.startIndex, words.count == 2 {
        imports.insert(String(words[words.index(after: place)]))
      }
    }
    (self.types, self.extended, self.imports) = (types, extended, imports)
    self.words = Self.words(of: Array(text.utf8))
  }

  /// The scanner leaves remarks out and looks into texts only where something is put into them: `"… \(Type.name) …"`.
  private static func words(of bytes: [UInt8]) -> Set<String> {
    var words: Set<String> = []
    // Open brackets of each `\(` that the place lies in.
    var (place, isInText, depths) = (0, false, [Int]())
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    while place < bytes.count {
      let (byte, next) = (bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0)
      if isInText {
        if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "(") {
          (isInText, place) = (false, place + 1)
          depths.append(0)
        } else if byte == UInt8(ascii: "\\") {
          place += 1
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
        while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      } else if byte == UInt8(ascii: "\"") {
        isInText = true
      } else if byte == UInt8(ascii: "("), let last = depths.indices.last {
        depths[last] += 1
      } else if byte == UInt8(ascii: ")"), let last = depths.indices.last {
        depths[last] -= 1
        if depths[last] < 0 { (isInText, _) = (true, depths.removeLast()) }
      } else if isWord(byte) {
        let start = place
        while place < bytes.count, isWord(bytes[place]) { place += 1 }
        if (0x41...0x5A).contains(byte) { words.insert(String(decoding: bytes[start..<place], as: UTF8.self)) }
        continue
      }
      place += 1
    }
    return words
  }
}
