package import Diagnostics
import Limits
import Mustache
import XMLOutput

/// The templates of a site, parsed once.
package struct TemplateLibrary: Sendable {
  /// By language: the strings of the interface stand in the templates as text, so that a page doesn't look them up.
  private var libraries: [String: MustacheLibrary]
  private let sources: [String: SourceText]
  private let tags: [String: TemplateTags]
  private let graph: TemplateGraph
  /// The bytes of the largest section of each name, with what it leads to.
  private let sections: [String: Int]
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
    let templates = sources.sorted { $0.key < $1.key }.map { (name: $0.key, source: $0.value) }
    tags = sources.mapValues(TemplateTags.init)
    graph = TemplateGraph(sources, tags)
    sections = Self.sections(tags, graph)
    self.knownNames = knownNames.sorted()
    libraries = [:]
    for name in required where sources[name] == nil {
      problems.append(Problem(TemplateProblem.missingTemplate(name), path: "Templates/\(name).mustache"))
    }
    let excesses = templates.compactMap { excess($0.name, $0.source) }
    problems += excesses
    let tooMuch = Set(excesses.map(\.path))
    for (name, source) in templates where !tooMuch.contains(source.path) {
      check(tags[name]?.tags ?? [], source, known: knownNames, strings: Set(strings.keys), problems: &problems)
    }
    guard excesses.isEmpty else { return }
    problems += templates.compactMap { Self.syntaxProblem($0.source) } + graph.problems
    guard graph.problems.isEmpty else { return }
    for words in strings.all {
      var library = MustacheLibrary()
      for (name, source) in templates {
        let text = Self.escaping + StringTags.filled(String(decoding: source.bytes, as: UTF8.self), with: words)
        if let template = try? MustacheTemplate(string: text) { library.register(template, named: name) }
      }
      libraries[words.language] = library
    }
  }

  /// Why a template isn't given to the engine, whose parser goes down into sections by recursion, and to the end of the
  /// text for each sign that may open a tag.
  private func excess(_ name: String, _ source: SourceText) -> Problem? {
    guard let tags = tags[name] else { return nil }
    if let deep = tags.tags.first(where: { $0.opens && $0.depth >= Limit.templateLevels.most }) {
      return Problem(TemplateProblem.tooDeep, in: source, at: deep.position)
    }
    if let broken = tags.broken {
      return Problem(TemplateProblem.syntax("a tag begins with a line end"), in: source, at: broken)
    }
    if let long = tags.tags.first(where: { $0.name.utf8.count > Limit.templateNameBytes.most }) {
      return Problem(TemplateProblem.longName, in: source, at: long.position)
    }
    let (work, isTooMuch) = tags.openings.multipliedReportingOverflow(by: source.bytes.count)
    guard isTooMuch || work > Limit.templateTagBytes.most else { return nil }
    return Problem(
      TemplateProblem.tooManyTags(tags.openings, bytes: source.bytes.count), in: source, at: tags.tags.last?.position)
  }

  private static func sections(_ tags: [String: TemplateTags], _ graph: TemplateGraph) -> [String: Int] {
    var sections: [String: Int] = [:]
    for (_, tags) in tags {
      var open: [(name: String, start: Int, inner: Int)] = []
      for tag in tags.tags {
        while let last = open.last, open.count > tag.depth {
          open.removeLast()
          sections[last.name] = max(sections[last.name] ?? 0, tag.offset - last.start + last.inner)
          if let outer = open.indices.last { open[outer].inner += last.inner }
        }
        switch tag.kind {
        case .section, .block, .parent: open.append((tag.name, tag.end, 0))
        case .partial, .name, .closing: break
        }
        if tag.kind == .partial || tag.kind == .parent, let last = open.indices.last {
          open[last].inner += graph.bytes(of: tag.name)
        }
      }
    }
    return sections
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
    for name in sources.keys where tags[name]?.asksOnly(for: constants) ?? false {
      let adapter = RootAdapter(root, budget: PageBudget(sections: sections))
      let text = library.render(adapter, withTemplate: name) ?? ""
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
    default: "\(error)" == "overflow" ? "the tag isn't closed" : "\(error)"
    }
  }

  private func check(
    _ tags: [TemplateTags.Tag], _ source: SourceText, known: Set<String>, strings: Set<String>,
    problems: inout [Problem]
  ) {
    for tag in tags {
      switch tag.kind {
      case .block, .closing: continue
      case .partial, .parent:
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
    if parts.isEmpty { return .unknownName(name, known: knownNames) }
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
    let adapter = RootAdapter(root, budget: PageBudget(sections: sections))
    let text = libraries[language]?.render(adapter, withTemplate: name) ?? ""
    var problems = adapter.unknown.sorted().map { unknown in
      problem(.misplacedName(unknown), where: unknown, from: name)
    }
    if let excess = adapter.budget.exceeding { problems.append(problem(.pageTooLarge, where: excess, from: name)) }
    return (text, problems)
  }

  /// A problem at the first use of a name in what the template of a page leads to, outside of sections if there is one:
  /// inside of them it means something as a rule.
  private func problem(_ fact: TemplateProblem, where name: String, from template: String) -> Problem {
    let uses = graph.reached(from: template).flatMap { reached in
      (tags[reached]?.tags ?? []).filter {
        ($0.kind == .name || $0.kind == .section) && ($0.name == name || $0.name.hasPrefix(name + "."))
      }.map { (template: reached, tag: $0) }
    }
    guard let use = uses.first(where: { $0.tag.depth == 0 }) ?? uses.first, let source = sources[use.template] else {
      return Problem(fact, path: "Templates")
    }
    return Problem(fact, in: source, at: use.tag.position)
  }
}
