import CSourceHighlight
import Synchronization
import XMLOutput

/// Colours code at build time with GNU source-highlight: spans of the classes `tok-keyword`, `tok-string` …, which the
/// site's style sheet gives colours in light and dark.
///
/// The library may be used by one thread at a time for each instance of a language; idle instances wait here for the
/// next text, so there are never more of them than threads. A text costs about a millisecond for each kilobyte:
/// whoever shows the same code often should keep the result.
package enum CodeHighlighter {
  /// Code longer than this, or with a longer line, stays as it is.
  private static let longestText = 200_000
  private static let longestLine = 4_000

  /// The HTML of each line, without line ends; nil for a language that isn't known.
  package static func lines(language: String, code: [UInt8]) -> [[UInt8]]? {
    guard let language = CodeLanguage(language), code.count <= longestText else { return nil }
    var lines = code.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.allSatisfy({ $0.count <= longestLine }), let instance = borrow(language) else { return nil }
    defer { giveBack(instance, language) }
    source_highlight_begin(instance)
    var html: [[UInt8]] = []
    html.reserveCapacity(lines.count)
    for line in lines {
      guard let line = Self.line(line, instance) else { return nil }
      html.append(line)
    }
    return html
  }

  /// The HTML of one line; nil if the library fails.
  private static func line(_ text: ArraySlice<UInt8>, _ instance: OpaquePointer) -> [UInt8]? {
    var line = CodeLine()
    let isRead = withUnsafeMutablePointer(to: &line) { line in
      text.withUnsafeBufferPointer { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          source_highlight_line(
            instance, bytes.baseAddress, bytes.count,
            { context, element, text, length in
              guard let context, let element, let text else { return }
              let piece = UnsafeRawBufferPointer(start: text, count: length)
              context.assumingMemoryBound(to: CodeLine.self).pointee
                .append(piece, CodeToken(element: String(cString: element)))
            }, line)
        }
      }
    }
    return isRead == 0 ? nil : line.html()
  }

  // MARK: Instances

  /// Addresses of instances that no thread uses.
  private static let idle = Mutex<[String: [UInt]]>([:])
  private static let loading = Mutex<Set<String>>([])

  private static func borrow(_ language: CodeLanguage) -> OpaquePointer? {
    let address = idle.withLock { $0[language.file]?.popLast() }
    if let address { return OpaquePointer(bitPattern: address) }
    let loaded = loading.withLock { failed -> UInt in
      guard !failed.contains(language.file), let instance = language.load() else {
        failed.insert(language.file)
        return 0
      }
      return UInt(bitPattern: instance)
    }
    return OpaquePointer(bitPattern: loaded)
  }

  private static func giveBack(_ instance: OpaquePointer, _ language: CodeLanguage) {
    let address = UInt(bitPattern: instance)
    idle.withLock { $0[language.file, default: []].append(address) }
  }
}

/// The HTML of a line, made piece by piece: neighbours of one kind share a span.
private struct CodeLine {
  private var out: [UInt8] = []
  private var open: CodeToken?

  mutating func append(_ text: UnsafeRawBufferPointer, _ token: CodeToken?) {
    if token != open {
      if open != nil { out.append(contentsOf: "</span>".utf8) }
      if let token { out.append(contentsOf: "<span class=\"tok-\(token.rawValue)\">".utf8) }
      open = token
    }
    XMLEscape.append(text, to: &out)
  }

  func html() -> [UInt8] { open == nil ? out : out + Array("</span>".utf8) }
}

/// What a piece of code is, as a style sheet names it.
enum CodeToken: String, CaseIterable {
  case keyword, string, comment, number, type, function, preproc, regexp, variable, property, symbol, label
  case inserted, deleted, meta

  /// Nil for what isn't coloured.
  init?(element: String) {
    switch element {
    case "keyword": self = .keyword
    case "string", "specialchar", "url", "path": self = .string
    case "comment", "todo": self = .comment
    case "number", "date", "time", "ip": self = .number
    case "type", "usertype", "classname": self = .type
    case "function", "predef_func": self = .function
    case "preproc": self = .preproc
    case "regexp": self = .regexp
    case "variable", "predef_var": self = .variable
    case "property", "attribute", "selector", "name": self = .property
    case "label", "section", "atom": self = .label
    case "newfile": self = .inserted
    case "oldfile": self = .deleted
    case "difflines": self = .meta
    default: return nil
    }
  }
}
