package import Diagnostics
import Mustache
import XMLOutput

/// The templates of a site, parsed once.
package struct TemplateLibrary: Sendable {
  /// By language: the strings of the interface stand in the templates as text, so that a page doesn't look them up.
  private var libraries: [String: MustacheLibrary]
  private let sources: [String: SourceText]
  private let knownNames: [String]

  /// Parses `templates` (by name, without ending) and checks every tag in them: names against `knownNames`, names
  /// under `strings.` against `strings`, partials against the templates; `required` templates must be there.
  package init(
    _ templates: [(name: String, source: SourceText)], knownNames: Set<String>, strings: UIStringTable,
    required: [String],
    problems: inout [Problem]
  ) {
    MustacheContentTypes.register(SiteEscaping(), named: "SITE")
    sources = Dictionary(templates, uniquingKeysWith: { first, _ in first })
    self.knownNames = knownNames.sorted()
    libraries = [:]
    for name in required where sources[name] == nil {
      problems.append(Problem(TemplateProblem.missingTemplate(name), path: "Templates/\(name).mustache"))
    }
    for (_, source) in templates { check(source, known: knownNames, strings: Set(strings.keys), problems: &problems) }
    problems += templates.compactMap { Self.syntaxProblem($0.source) }
    let circles = self.circles()
    problems += circles
    guard circles.isEmpty else { return }
    for words in strings.all {
      var library = MustacheLibrary()
      for (name, source) in templates {
        let text = Self.escaping + StringTags.filled(String(decoding: source.bytes, as: UTF8.self), with: words)
        if let template = try? MustacheTemplate(string: text) { library.register(template, named: name) }
      }
      libraries[words.language] = library
    }
  }

  /// Partials that include themselves, by themselves or by others: rendering them would never end.
  private func circles() -> [Problem] {
    let partials = sources.mapValues { TemplateTags($0).tags.filter { $0.kind == .partial } }
    func reaches(_ name: String, from start: String, _ seen: inout Set<String>) -> Bool {
      if start == name { return true }
      guard seen.insert(start).inserted else { return false }
      for tag in partials[start] ?? [] where reaches(name, from: tag.name, &seen) { return true }
      return false
    }
    return sources.sorted { $0.key < $1.key }.flatMap { name, source in
      (partials[name] ?? []).compactMap { tag in
        var seen: Set<String> = []
        guard reaches(name, from: tag.name, &seen) else { return nil }
        return Problem(TemplateProblem.circle(tag.name), in: source, at: tag.position)
      }
    }
  }

  private static func syntaxProblem(_ source: SourceText) -> Problem? {
    do {
      _ = try MustacheTemplate(string: String(decoding: source.bytes, as: UTF8.self))
      return nil
    } catch let error as MustacheTemplate.ParserError {
      let place = source.position(line: error.context.lineNumber, column: error.context.columnNumber)
      return Problem(TemplateProblem.syntax(wording(error.error)), in: source, at: place)
    } catch {
      return Problem(TemplateProblem.syntax("\(error)"), in: source, at: nil)
    }
  }

  /// Renders the templates that ask for nothing but `constants` of `root` once for all pages of a language.
  package mutating func fold(_ constants: [String], of root: any TemplateRecord, language: String) {
    guard var library = libraries[language] else { return }
    for (name, source) in sources where TemplateTags(source).asksOnly(for: constants) {
      let text = library.render(RootAdapter(root), withTemplate: name) ?? ""
      guard !text.contains("{{"), let template = try? MustacheTemplate(string: text) else { continue }
      library.register(template, named: name)
    }
    libraries[language] = library
  }

  /// Puts the program's one escaper in the place of the engine's, which takes twenty times as long.
  private static let escaping = "{{% CONTENT_TYPE: SITE }}"

  private struct SiteEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String { XMLEscape.text(text) }
  }

  private static func wording(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "the closing tag doesn't match the opening one"
    case .unfinishedName: "the tag isn't closed"
    case .expectedSectionEnd: "a section isn't closed"
    case .illegalTokenInsideInheritSection, .textInsideInheritSection:
      "only blocks may stand inside an inherited template"
    default: "\(error)"
    }
  }

  private func check(_ source: SourceText, known: Set<String>, strings: Set<String>, problems: inout [Problem]) {
    for tag in TemplateTags(source).tags {
      switch tag.kind {
      case .block, .closing: continue
      case .partial:
        if sources[tag.name] == nil {
          let fact = TemplateProblem.unknownPartial(tag.name, known: sources.keys.sorted())
          problems.append(Problem(fact, in: source, at: tag.position))
        } else if tag.isIndented {
          problems.append(Problem(TemplateProblem.indentedPartial(tag.name), in: source, at: tag.position))
        }
      case .name, .section:
        guard let fact = unknown(tag.name, known: known, strings: strings) else { continue }
        problems.append(Problem(fact, in: source, at: tag.position))
      }
    }
  }

  /// What is wrong with a name such as `article.title`, `strings.related` or `last()`; nil if nothing is.
  private func unknown(_ name: String, known: Set<String>, strings: Set<String>) -> TemplateProblem? {
    let inner = name.split(separator: "(").last.map { $0.filter { $0 != ")" } } ?? ""
    if name.contains("("), ["first", "last", "index", "even", "odd"].contains(String(name.prefix { $0 != "(" })) {
      return nil
    }
    let parts = inner.split(separator: ".").map(String.init)
    if parts.first == "strings" {
      guard parts.count == 2, !strings.contains(parts[1]) else { return nil }
      return .unknownString(parts[1], known: strings.sorted())
    }
    return parts.first { !known.contains($0) }.map { .unknownName($0, known: knownNames) }
  }

  /// The text of a page, with the strings of `language`. Names that a template uses where they mean nothing are problems, with the place of their first
  /// use in any template.
  package func render(
    _ name: String, language: String, with root: any TemplateRecord
  ) -> (text: String, problems: [Problem]) {
    let adapter = RootAdapter(root)
    let text = libraries[language]?.render(adapter, withTemplate: name) ?? ""
    guard !adapter.unknown.isEmpty else { return (text, []) }
    return (text, adapter.unknown.sorted().map(problem))
  }

  private func problem(unknown name: String) -> Problem {
    let fact = TemplateProblem.unknownName(name, known: knownNames)
    for (_, source) in sources.sorted(by: { $0.key < $1.key }) {
      let tag = TemplateTags(source).tags.first {
        $0.kind == .name && ($0.name == name || $0.name.hasPrefix(name + "."))
      }
      if let tag { return Problem(fact, in: source, at: tag.position) }
    }
    return Problem(fact, path: "Templates")
  }
}

/// Asked last for every name, so a name it doesn't know is known nowhere.
private final class RootAdapter: MustacheParent {
  private let record: any TemplateRecord
  private(set) var unknown: Set<String> = []

  init(_ record: any TemplateRecord) { self.record = record }

  func child(named name: String) -> Any? {
    guard let value = record.value(named: name) else {
      unknown.insert(name)
      return nil
    }
    return value.mustache
  }
}

/// A class, because the engine copies its contexts at every tag, and a reference is copied at once.
private final class RecordAdapter: MustacheParent {
  private let record: any TemplateRecord

  init(record: any TemplateRecord) { self.record = record }

  func child(named name: String) -> Any? { record.value(named: name)?.mustache }
}

private struct NoValue: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Tells the engine at its first question what it would otherwise find out by reflection: its text, and that no name
/// stands for anything in it.
private struct Text: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { false }

  func child(named: String) -> Any? { nil }
}

extension TemplateValue {
  fileprivate var mustache: Any {
    switch self {
    case .text(let text), .html(let text): Text(renderText: text)
    case .flag(let flag): flag
    case .record(let record): RecordAdapter(record: record)
    case .list(let records): records.map { RecordAdapter(record: $0) }
    case .none: NoValue()
    }
  }
}
