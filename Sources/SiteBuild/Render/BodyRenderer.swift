import CodeHighlighting
import Content
import Diagnostics
import Formulas
import Incremental
import Limits
import Markdown
import Retrieval
import XMLOutput

/// The text of a source file → `RenderedBody`.
struct BodyRenderer: Sendable {
  let inputs: BodyInputs
  private let charts: ChartFigures
  private let values: InlineValues
  private let formulas: FormulaMemory
  private let configuration: SiteConfiguration
  private let strings: StringTable
  private let identifiers: [String]
  /// Of the files when they were loaded.
  let fingerprints: [String: Fingerprint]
  /// Of the settings and words that all bodies share.
  private let environment: Fingerprint

  init(_ loaded: LoadedSite, inputs: BodyInputs, formulas: FormulaMemory) {
    self.inputs = inputs
    strings = StringTable(loaded.strings)
    charts = ChartFigures(inputs: inputs, strings: strings)
    values = InlineValues(inputs)
    self.formulas = formulas
    configuration = loaded.archive.configuration
    identifiers = loaded.identifiers
    fingerprints = loaded.fingerprints
    environment = loaded.environment
  }

  private var resolver: LinkResolver { inputs.resolver }

  /// A text to render: where it is, and what of its head matters. A class, because thousands of them are handed on at
  /// each build.
  final class Job: Sendable {
    let path: String
    let folder: String
    let bodyStart: Int
    let linesBefore: Int
    let language: String
    /// What the page shows above the text.
    let title: String
    /// Whether the text takes part in the search for related articles.
    let isRelated: Bool
    /// What it is published at, for ids that must be unique across pages.
    let address: String

    init(
      path: String, folder: String, bodyStart: Int, linesBefore: Int, language: String, title: String,
      isRelated: Bool, address: String
    ) {
      self.path = path
      self.folder = folder
      self.bodyStart = bodyStart
      self.linesBefore = linesBefore
      self.language = language
      self.title = title
      self.isRelated = isRelated
      self.address = address
    }
  }

  /// Of everything that a body is made from but the answers to its requests.
  func key(_ job: Job) -> Fingerprint {
    var key = FingerprintBuilder()
    key.add(environment)
    key.add(fingerprints[job.path] ?? .none)
    key.add([job.path, job.language, job.address, job.title])
    key.add(job.isRelated)
    key.add(job.bodyStart)
    return key.fingerprint
  }

  func identity(_ key: Fingerprint, _ answers: [Fingerprint]) -> Fingerprint {
    var identity = FingerprintBuilder()
    identity.add(key)
    for answer in answers { identity.add(answer) }
    return identity.fingerprint
  }

  /// The body, and the terms of its text if it takes part in the search for related articles.
  func render(_ job: Job) -> (BodyMemory, TermCounts?) {
    let trace = BodyTrace()
    var (body, terms) = render(job, trace)
    let key = key(job)
    let requests = trace.all
    body.identity = identity(key, inputs.answers(to: requests, from: job.folder))
    return (BodyMemory(key: key, requests: requests, body: body), terms)
  }

  private func render(_ job: Job, _ trace: BodyTrace) -> (RenderedBody, TermCounts?) {
    var body = RenderedBody()
    guard let text = inputs.reader.textForTwo(job.path, problems: &body.problems) else { return (body, nil) }
    guard text.fingerprint == fingerprints[job.path] else {
      inputs.reader.noteUnsteady(job.path)
      return (body, nil)
    }
    let source = SourceText(
      path: job.path, bytes: text.source.bytes.dropFirst(job.bodyStart), linesBefore: job.linesBefore)
    let state = HookState(trace)
    let document = MarkdownRenderer(options: options(job), hooks: hooks(job, state)).render(source)
    body.html = String(decoding: XMLEscape.withoutForbidden(document.html), as: UTF8.self)
    body.outline = document.outline
    body.excerpt = document.excerpt
    body.length = document.length
    body.charts = state.charts
    body.formulas = state.formulas
    body.anchors = state.anchors
    body.problems += state.problems + document.problems
    return (body, job.isRelated ? TermCounts(title: job.title, text: document.text) : nil)
  }

  /// What the hooks of one text gather.
  private final class HookState {
    let trace: BodyTrace
    var charts = 0
    var formulas: [Fingerprint] = []
    var anchors: [AnchorLink] = []
    /// Links that lead nowhere.
    var missing = 0
    var problems: [Problem] = []

    init(_ trace: BodyTrace) { self.trace = trace }
  }

  private func options(_ job: Job) -> MarkdownOptions {
    let words = strings[job.language]
    let markdown = configuration.markdown
    return MarkdownOptions(
      allowsRawHTML: markdown.allowsRawHTML, outlineDepth: 6, contentsDepth: markdown.outlineDepth,
      excerptLength: markdown.excerptLength, takenIdentifiers: identifiers, title: job.title,
      labels: .init(
        headingLink: words.text(.headingLink), done: words.text(.taskDone), open: words.text(.taskOpen),
        table: words.text(.table), code: words.text(.code), footnotes: words.text(.footnotes),
        footnoteBack: words.text(.footnoteBack),
        alerts: .init(
          note: words.text(.alertNote), tip: words.text(.alertTip), important: words.text(.alertImportant),
          warning: words.text(.alertWarning), caution: words.text(.alertCaution))))
  }

  private func hooks(_ job: Job, _ state: HookState) -> MarkdownHooks {
    MarkdownHooks(
      fence: { fence in
        guard ChartFigures.languages.contains(fence.language) else { return nil }
        state.charts += 1
        guard state.charts <= Limit.chartsOfText.most else {
          if state.charts == Limit.chartsOfText.most + 1 {
            let place = fence.source.position(at: 0)
            state.problems.append(Problem(BuildProblem.tooManyCharts, in: fence.source, at: place))
          }
          return nil
        }
        return charts.figure(fence.source, job: job, number: state.charts, trace: state.trace)
      },
      link: { reference in link(reference, job, state) },
      image: { reference in image(reference, job, state) },
      value: { request in values.value(request, job: job, trace: state.trace) },
      highlight: { code in CodeHighlighter.lines(language: code.language, code: code.text) },
      formula: { tex, isDisplay in formula(tex, isDisplay: isDisplay, state) })
  }

  private func formula(_ tex: String, isDisplay: Bool, _ state: HookState) -> MarkdownHooks.FormulaResult {
    state.formulas.append(Fingerprint(of: FormulaMemory.key(tex, isDisplay: isDisplay).utf8))
    return switch formulas.formula(tex, isDisplay: isDisplay) {
    case .math(let html): .math(html)
    case .refused(let words, let offset): .unreadable(words, at: offset)
    case .exhausted: .tooSlow
    case .unavailable: .unavailable
    }
  }

  private func link(_ reference: MarkdownHooks.Reference, _ job: Job, _ state: HookState)
    -> MarkdownHooks.LinkResolution
  {
    state.trace.record(.link(reference.destination))
    switch resolver.target(of: reference.destination, from: job.folder) {
    case .asWritten:
      // Raw HTML may hold any anchor.
      if let anchor = Self.ownAnchor(reference.destination), !configuration.markdown.allowsRawHTML {
        state.anchors.append(AnchorLink(target: job.path, anchor: anchor, position: reference.position))
      }
      return .keep
    case .external: return .external
    case .address(let url, let source, let anchor):
      if let source, let anchor, !anchor.isEmpty {
        state.anchors.append(AnchorLink(target: source, anchor: anchor, position: reference.position))
      }
      return .to(url)
    case .unpublished(let path, let reason):
      let fact = BuildProblem.unpublishedTarget(path, isFuture: reason == .future)
      return .problem(Problem(fact, in: reference.source, at: reference.position))
    case .missing(let path) where path.hasPrefix("/"):
      // Something else on the same host may serve it.
      state.problems.append(Problem(BuildProblem.missingAddress(path), in: reference.source, at: reference.position))
      return .keep
    case .missing(let path):
      state.missing += 1
      let isSuggested = state.missing <= Limit.suggestionsPerText.most
      let fact = BuildProblem.missingTarget(path, near: isSuggested ? resolver.nearest(path, from: job.folder) : nil)
      return .problem(Problem(fact, in: reference.source, at: reference.position))
    }
  }

  /// The part of its own text that a link leads to; nil for other links, and for the top of a page and what isn't a
  /// heading, whose ids are given by the program.
  private static func ownAnchor(_ destination: String) -> String? {
    guard destination.hasPrefix("#"), let anchor = SitePath.decoded(destination.dropFirst()) else { return nil }
    return anchor.isEmpty || anchor.lowercased() == "top" || HeadingIdentifier.isGiven(anchor) ? nil : anchor
  }

  private func image(_ reference: MarkdownHooks.Reference, _ job: Job, _ state: HookState)
    -> MarkdownHooks.ImageResolution
  {
    state.trace.record(.image(reference.destination))
    switch resolver.target(of: reference.destination, from: job.folder) {
    case .external, .asWritten: return .init(url: reference.destination)
    case .address(let url, _, _):
      let path = inputs.images.file(of: reference.destination, from: job.folder)
      let size = path.flatMap(inputs.images.size)
      return .init(url: url, width: size?.width, height: size?.height)
    case .missing(let path), .unpublished(let path, _):
      return .init(
        url: reference.destination,
        problem: Problem(BuildProblem.missingImage(path), in: reference.source, at: reference.position))
    }
  }
}
