package import Content
package import Diagnostics
import Limits

/// The steps of a build, in order.
package enum BuildStage: String, Sendable, CaseIterable {
  /// What the last build left, and what changed since.
  case recall
  case scan, load, plan, texts, related, pages
  /// Whether the sources are still what they were when they were read.
  case verify
  case write
  /// What this build leaves to the next.
  case remember
}

/// What a build did, and what was wrong.
package struct BuildReport: Sendable {
  /// In reading order, each once.
  package let problems: [Problem]
  package let isPublished: Bool
  /// Whether the output folder is new in part: its update was interrupted.
  package internal(set) var isHalfPublished = false
  /// HTML pages of the site.
  package let pages: Int
  package let articles: Int
  package let charts: Int
  package let leftOut: LeftOut
  package let counts: WorkCounts
  /// Nil if nothing was written.
  package let written: WriteReport?
  package internal(set) var timings: [(stage: BuildStage, duration: Duration)]
  /// What the user should know besides.
  package internal(set) var notes: [String] = []

  package var duration: Duration { timings.reduce(.zero) { $0 + $1.duration } }

  /// What several runs took, in the order of the stages.
  static func sum(_ timings: [(stage: BuildStage, duration: Duration)]) -> [(stage: BuildStage, duration: Duration)] {
    BuildStage.allCases.compactMap { stage in
      let own = timings.filter { $0.stage == stage }
      return own.isEmpty ? nil : (stage, own.reduce(.zero) { $0 + $1.duration })
    }
  }
}

/// Runs the stages of one build: measures them and gathers their problems.
struct BuildRun {
  let options: BuildOptions
  let progress: @Sendable (BuildStage) -> Void
  private var problems: [Problem] = []
  private(set) var timings: [(stage: BuildStage, duration: Duration)] = []

  init(options: BuildOptions, progress: @escaping @Sendable (BuildStage) -> Void) {
    self.options = options
    self.progress = progress
  }

  mutating func stage<Result>(_ stage: BuildStage, _ body: (inout [Problem]) async throws -> Result) async rethrows
    -> Result
  {
    progress(stage)
    var found: [Problem] = []
    let start = ContinuousClock.now
    let result = try await body(&found)
    let duration = ContinuousClock.now - start
    if let place = timings.firstIndex(where: { $0.stage == stage }) {
      timings[place].duration += duration
    } else {
      timings.append((stage, duration))
    }
    problems += found
    return result
  }

  /// Whether nothing was found so far that keeps the site from being published.
  var isPublishable: Bool {
    !problems.contains { $0.severity == .error || $0.severity == .warning && options.isStrict }
  }

  func report(_ made: PlannedSite? = nil, written: WriteReport? = nil, counts: WorkCounts = WorkCounts()) -> BuildReport
  {
    BuildReport(
      problems: ProblemDigest.of(problems, mostOfAKind: Limit.problemsOfAKind.most),
      isPublished: written != nil && isPublishable,
      pages: made?.plan.pages.count(where: \.isHTML) ?? 0, articles: made?.site.archive.articles.count ?? 0,
      charts: made?.site.bodies.charts ?? 0, leftOut: made?.site.leftOut ?? LeftOut(), counts: counts, written: written,
      timings: timings)
  }

  /// Of a build whose sources changed under it: what else it found may be true of none of their states.
  func report(unsteady: [String]) -> BuildReport {
    var run = self
    run.problems = unsteady.map { Problem(BuildProblem.unsteady, path: $0) }
    return run.report()
  }

  /// Of a build that found everything as `last` left it.
  func report(of last: LastBuild, written: WriteReport) -> BuildReport {
    BuildReport(
      problems: last.problems, isPublished: true, pages: last.pages, articles: last.articles, charts: last.charts,
      leftOut: last.leftOut, counts: WorkCounts(), written: written, timings: timings)
  }
}

extension BuildReport {
  /// What the next build needs to know of this one.
  func last(_ options: BuildOptions, _ memory: BuildMemory, _ inventory: Inventory) -> LastBuild {
    let now = options.selection.now
    let dates = memory.load.texts.values.flatMap { text -> [Int] in
      text.article.map { [$0.begin, $0.notAfter?.instant].compactMap(\.self) } ?? []
    }
    return LastBuild(
      inventory: inventory, options: options.fingerprint, now: now, heldBackUntil: dates.filter { $0 > now }.min(),
      pages: pages, articles: articles, charts: charts, leftOut: leftOut,
      problems: problems)
  }
}
