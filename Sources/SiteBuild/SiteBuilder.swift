import Diagnostics

/// Builds a site: scan → load → plan → render → verify → write.
package struct SiteBuilder: Sendable {
  /// How often a build begins again because a source changed under it.
  private static let restarts = 3

  private let options: BuildOptions
  private let progress: @Sendable (BuildStage) -> Void

  /// `progress` is told when a stage begins.
  package init(_ options: BuildOptions, progress: @escaping @Sendable (BuildStage) -> Void = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// Publishes the site if nothing is wrong with it; otherwise the published one stays as it was.
  ///
  /// What the last build of the same output found out is taken from the store beside it, unless the options ask for a
  /// build from nothing.
  package func build() async -> BuildReport {
    guard !options.isFromNothing, (try? FileSystem.realPath(options.source)) != nil,
      let path = OutputTransaction.storePath(options.output)
    else {
      var memory = BuildMemory()
      return await build(&memory)
    }
    var store = MemoryStore(path)
    var run = BuildRun(options: options, progress: progress)
    let (last, sources) = await run.stage(.recall) { _ in
      let last = store.last()
      return (last, last == nil ? nil : await lookAtSources())
    }
    var pages: [String: PageMemory]?
    if let last, let inventory = sources?.inventory, last.isCurrent(inventory, options) {
      let known = await run.stage(.recall) { _ in await store.pages() }
      if let report = await confirm(last, known, &run) { return report }
      pages = known
    }
    let known = pages
    let memory = await run.stage(.recall) { _ in await store.load(pages: known) }
    var report = await build(from: memory, last, sources, &store)
    report.timings = BuildReport.sum(run.timings + report.timings)
    report.notes = store.notes
    return report
  }

  /// Builds with what the store holds, and leaves to it what there is to remember.
  private func build(from memory: BuildMemory, _ last: LastBuild?, _ first: Sources?, _ store: inout MemoryStore)
    async -> BuildReport
  {
    var (begun, last, sources, restarts) = (memory, last, first, 0)
    while true {
      var memory = begun
      memory.tree = sources?.tree
      let changes = last.flatMap { last in
        sources?.inventory.map { BuildChanges.paths($0.changes(since: last.inventory)) }
      }
      var attempt = await attempt(memory, changes ?? .everything, sources?.reader, sink: publication)
      if await !store.isWhole(attempt.memory) {
        (begun, last) = (BuildMemory(), nil)
      } else if !attempt.unsteady.isEmpty, restarts < Self.restarts {
        restarts += 1
      } else {
        guard attempt.report.isPublished else { return attempt.report }
        var run = BuildRun(options: options, progress: progress)
        await run.stage(.remember) { _ in
          let inventory = await inventory(attempt, sources)
          let last = inventory.map { attempt.report.last(options, attempt.memory, $0) }
          await store.save(&attempt.memory, last)
        }
        var report = attempt.report
        report.timings += run.timings
        return report
      }
      sources = last == nil ? nil : await lookAtSources()
    }
  }

  /// What went into a build: as it was looked at before, or while it was built.
  private func inventory(_ attempt: Attempt, _ sources: Sources?) async -> Inventory? {
    if let inventory = sources?.inventory { return inventory }
    guard let reader = attempt.made?.site.reader, let tree = attempt.memory.tree else { return nil }
    return await Inventory.take(reader, tree)
  }

  /// What is in the site's folder, and the reader that saw it.
  private struct Sources {
    let reader: InputReader
    let tree: SourceTree
    /// Nil if not all could be looked at.
    let inventory: Inventory?
  }

  /// Nil if something is wrong with the site's folder.
  private func lookAtSources() async -> Sources? {
    var problems: [Problem] = []
    guard let reader = InputReader(root: options.source, willLook: options.willLook, problems: &problems) else {
      return nil
    }
    let tree = SourceTree.scan(reader, problems: &problems)
    guard problems.isEmpty else { return nil }
    return Sources(reader: reader, tree: tree, inventory: await Inventory.take(reader, tree))
  }

  /// The report of a build that has nothing to do, if its pages are all there as they were.
  private func confirm(_ last: LastBuild, _ pages: [String: PageMemory], _ run: inout BuildRun) async
    -> BuildReport?
  {
    let written = await run.stage(.write) { problems -> WriteReport? in
      guard let root = try? FileSystem.realPath(options.source),
        let sink = OutputTransaction(output: options.output, source: root, problems: &problems)
      else { return nil }
      let isIntact = await Parallel.map(Array(pages), chunk: 256) { _, page in
        guard sink.holds(page.key, page.value) else { return false }
        sink.keep(page.key, page.value)
        return true
      }
      guard !isIntact.contains(false), sink.publishedCount == pages.count else {
        sink.cancel()
        return nil
      }
      return try? await sink.commit()
    }
    return written.map { run.report(of: last, written: $0) }
  }

  /// Publishes the site if nothing is wrong with it; otherwise the published one stays as it was.
  ///
  /// What `memory` holds of an earlier build isn't done again; `changes` says what may have changed since. The outcome is
  /// the same as with an empty memory.
  package func build(_ memory: inout BuildMemory, changes: BuildChanges = .everything) async -> BuildReport {
    await build(&memory, changes: changes, sink: publication).report
  }

  private func publication(_ reader: InputReader, problems: inout [Problem]) -> (any PageSink)? {
    OutputTransaction(output: options.output, source: reader.root, problems: &problems)
  }

  /// `sink` is asked for once there are pages; nil if there is no place for them.
  func build(_ memory: inout BuildMemory, changes: BuildChanges, sink: PageSinkMaker) async
    -> (report: BuildReport, made: PlannedSite?)
  {
    var (changes, restarts) = (changes, 0)
    while true {
      let attempt = await attempt(memory, changes, nil, sink: sink)
      if attempt.unsteady.isEmpty {
        memory = attempt.memory
        return (attempt.report, attempt.made)
      }
      guard restarts < Self.restarts else { return (attempt.report, nil) }
      restarts += 1
      changes = changes.union(.paths(Set(attempt.unsteady)))
    }
  }

  private struct Attempt {
    let report: BuildReport
    var made: PlannedSite?
    /// The sources that changed under it; then nothing was published.
    var unsteady: [String] = []
    /// What it leaves to the next build.
    var memory = BuildMemory()
  }

  /// Builds the site once, from sources that nobody changes meanwhile.
  private func attempt(
    _ begun: BuildMemory, _ changes: BuildChanges, _ reader: InputReader?, sink: PageSinkMaker
  ) async -> Attempt {
    var memory = begun
    var run = BuildRun(options: options, progress: progress)
    guard
      let reader = await run.stage(
        .scan,
        {
          reader ?? InputReader(root: options.source, willLook: options.willLook, problems: &$0)
        })
    else { return Attempt(report: run.report(), memory: memory) }
    let made = await pages(&memory, changes, reader, &run, sink)
    let unsteady = await run.stage(.verify) { _ -> [String] in
      if let pages = made?.pages, !(await pages.sink.isWhole()) { return [".sitegen"] }
      return await reader.unsteady()
    }
    guard unsteady.isEmpty else {
      made?.pages?.sink.cancel()
      return Attempt(report: run.report(unsteady: unsteady), unsteady: unsteady)
    }
    guard let made else { return Attempt(report: run.report(), memory: memory) }
    var attempt = await publish(made.pages, of: made.planned, memory.counts, &memory.pages, &run)
    attempt.memory = memory
    return attempt
  }

  private func publish(
    _ pages: StagedPages?, of made: PlannedSite, _ counts: WorkCounts, _ memory: inout PagesMemory,
    _ run: inout BuildRun
  ) async -> Attempt {
    var failure: FileSystem.Failure?
    let isPublishable = run.isPublishable
    let written = await run.stage(.write) { problems -> WriteReport? in
      guard let pages, isPublishable else {
        pages?.sink.cancel()
        return nil
      }
      do throws(FileSystem.Failure) {
        return try await pages.finish(memory: &memory)
      } catch {
        failure = error
        let place = error.path.map { options.output + "/" + $0 } ?? options.output
        problems.append(Problem(BuildProblem(publishing: error), path: place))
        return nil
      }
    }
    // Somebody deletes the folder that the site is put together in.
    if failure?.isVanished == true {
      return Attempt(report: run.report(unsteady: [".sitegen"]), unsteady: [".sitegen"])
    }
    var report = run.report(made, written: written, counts: counts)
    report.isHalfPublished = failure?.isHalfway ?? false
    return Attempt(report: report, made: made)
  }

  /// scan → load → plan → texts → related → pages. Nil if something was so wrong that there are none.
  private func pages(
    _ memory: inout BuildMemory, _ changes: BuildChanges, _ reader: InputReader, _ run: inout BuildRun,
    _ sink: PageSinkMaker
  ) async -> (planned: PlannedSite, pages: StagedPages?)? {
    memory.begin()
    let tree = await run.stage(.scan) { reader.tree(memory: &memory.tree, changes, problems: &$0) }
    guard tree.hasContent else { return nil }
    let loader = SiteLoader(
      reader: reader, options: options, changes: changes, names: TemplateNames.all)
    guard let loaded = await run.stage(.load, { await loader.load(tree, memory: &memory.load, problems: &$0) }) else {
      return nil
    }
    let plan = await run.stage(.plan) {
      memory.plan.value(of: loaded.structure, problems: &$0) {
        SitePlanner.plan(loaded, reader: reader, problems: &$0)
      }
    }
    if memory.stored != nil {
      guard await run.stage(.recall, { _ in await memory.complete() }) else { return nil }
    }
    let renderer = SiteRenderer(loaded: loaded, addresses: plan.addresses, reader: reader, options: options)
    let bodies = await run.stage(.texts) {
      await renderer.bodies(memory: &memory.bodies, changes: changes, problems: &$0)
    }
    let related: [RelatedList]
    do {
      related = try await run.stage(.related) {
        try await renderer.related(bodies, memory: &memory.related, problems: &$0)
      }
    } catch {
      memory.failure = error
      return nil
    }
    let site = await run.stage(.pages) {
      await renderer.site(
        bodies, related, memory.related.terms, memory: &memory.entries, changes: changes, problems: &$0)
    }
    let isClean = run.isPublishable
    let pages = await run.stage(.pages) { problems -> StagedPages? in
      guard let sink = sink(reader, &problems) else { return nil }
      let writer = SiteWriter(site: site, plan: plan, changes: changes, sink: sink, isPublishable: isClean)
      return await writer.stage(memory: &memory.pages, problems: &problems)
    }
    return (PlannedSite(site: site, plan: plan), pages)
  }
}

extension InputReader {
  /// The files of the site: those that `memory` knows, if it can be told that they are the same still.
  fileprivate func tree(memory: inout SourceTree?, _ changes: BuildChanges, problems: inout [Problem]) -> SourceTree {
    if let known = memory, stillHas(known, changes) { return known }
    var found: [Problem] = []
    let tree = SourceTree.scan(self, problems: &found)
    problems += found
    memory = found.isEmpty ? tree : nil
    return tree
  }

  /// Whether a tree found earlier is that of the folder still: what changed are files that it has.
  private func stillHas(_ tree: SourceTree, _ changes: BuildChanges) -> Bool {
    guard case .paths(let paths) = changes else { return false }
    return paths.allSatisfy { tree.all.contains($0) && kind($0) == .file }
  }
}
