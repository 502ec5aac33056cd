import CodeHighlighting
import Content
import Diagnostics
import Incremental
import Markdown
import Retrieval
import XMLOutput

/// The text of a source file → `RenderedBody`. Reads the file again, so that no body is held in memory before its turn.
struct BodyRenderer: Sendable {
  let reader: InputReader
  let resolver: LinkResolver
  let images: ImageSizes
  let charts: ChartFigures
  let values: InlineValues
  let configuration: SiteConfiguration
  let strings: StringTable
  let fingerprints: [String: Fingerprint]

  /// A text to render: where it is, and what of its head matters.
  struct Job: Sendable {
    let path: String
    let folder: String
    let bodyStart: Int
    let linesBefore: Int
    let language: String
    /// The title, if the text takes part in the search for related articles.
    let relatedTitle: String?
    /// What it is published at, for ids that must be unique across pages.
    let address: String
  }

  func render(_ job: Job) -> RenderedBody {
    var body = RenderedBody()
    guard let text = reader.text(job.path, problems: &body.problems) else { return body }
    guard text.fingerprint == fingerprints[job.path] else {
      body.problems.append(Problem(BuildProblem.changedDuringBuild, path: job.path))
      return body
    }
    let source = SourceText(
      path: job.path, bytes: text.source.bytes.dropFirst(job.bodyStart), linesBefore: job.linesBefore)
    let state = HookState()
    let document = MarkdownRenderer(options: options(job), hooks: hooks(job, state)).render(source)
    body.html = String(decoding: XMLEscape.withoutForbidden(document.html), as: UTF8.self)
    body.outline = document.outline
    body.excerpt = document.excerpt
    body.length = document.length
    body.charts = state.charts
    body.anchors = state.anchors
    body.problems += state.problems + document.problems
    if let title = job.relatedTitle { body.terms = TermCounts(title: title, text: document.text) }
    return body
  }

  /// What the hooks of one text gather.
  private final class HookState {
    var charts = 0
    var anchors: [AnchorLink] = []
    var problems: [Problem] = []
  }

  private func options(_ job: Job) -> MarkdownOptions {
    let words = strings[job.language]
    let markdown = configuration.markdown
    return MarkdownOptions(
      allowsRawHTML: markdown.allowsRawHTML, outlineDepth: 6, excerptLength: markdown.excerptLength,
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
        return charts.figure(fence.source, job: job, number: state.charts)
      },
      link: { reference in link(reference, job, state) },
      image: { reference in image(reference, job) },
      value: { request in
        values.value(request, from: job.folder, language: job.language)
      },
      highlight: { code in CodeHighlighter.lines(language: code.language, code: code.text) })
  }

  private func link(_ reference: MarkdownHooks.Reference, _ job: Job, _ state: HookState)
    -> MarkdownHooks.LinkResolution
  {
    switch resolver.target(of: reference.destination, from: job.folder) {
    case .asWritten: return .keep
    case .external: return .external
    case .address(let url, let source, let anchor):
      if let source, let anchor, !anchor.isEmpty {
        state.anchors.append(AnchorLink(target: source, anchor: anchor, position: reference.position))
      }
      return .to(url)
    case .unpublished(let path):
      return .problem(Problem(BuildProblem.unpublishedTarget(path), in: reference.source, at: reference.position))
    case .missing(let path) where path.hasPrefix("/"):
      // Something else on the same host may serve it.
      state.problems.append(Problem(BuildProblem.missingAddress(path), in: reference.source, at: reference.position))
      return .keep
    case .missing(let path):
      let fact = BuildProblem.missingTarget(path, near: resolver.nearest(path, from: job.folder))
      return .problem(Problem(fact, in: reference.source, at: reference.position))
    }
  }

  private func image(_ reference: MarkdownHooks.Reference, _ job: Job) -> MarkdownHooks.ImageResolution {
    switch resolver.target(of: reference.destination, from: job.folder) {
    case .external, .asWritten: return .init(url: reference.destination)
    case .address(let url, _, _):
      let path = images.file(of: reference.destination, from: job.folder)
      let size = path.flatMap(images.size)
      return .init(url: url, width: size?.width, height: size?.height)
    case .missing(let path), .unpublished(let path):
      return .init(
        url: reference.destination,
        problem: Problem(BuildProblem.missingImage(path), in: reference.source, at: reference.position))
    }
  }
}
