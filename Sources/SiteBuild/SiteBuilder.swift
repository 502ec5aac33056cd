import Diagnostics

/// Builds a site: scan → load → plan → render → write.
package struct SiteBuilder: Sendable {
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
    guard let path = OutputTransaction.storePath(options.output), !options.isFromNothing else {
      var memory = BuildMemory()
      return await build(&memory)
    }
    var store = MemoryStore(path)
    var run = BuildRun(options: options, progress: progress)
    let (last, tree, inventory) = await run.stage(.recall) { _ in
      let (tree, inventory) = await takeInventory()
      return (store.last(), tree, inventory)
    }
    var pages: [String: PageMemory]?
    if let last, let inventory, last.isCurrent(inventory, options) {
      let known = await run.stage(.recall) { _ in await store.pages() }
      if let report = await confirm(last, known, &run) { return report }
      pages = known
    }
    let known = pages
    var memory = await run.stage(.recall) { _ in await store.load(pages: known) }
    memory.tree = tree
    let changes = last.flatMap { last in inventory.map { BuildChanges.paths($0.changes(since: last.inventory)) } }
    var report = await build(&memory, changes: changes ?? .everything)
    if await !store.isWhole(memory) {
      memory = BuildMemory()
      report = await build(&memory)
    }
    if report.isPublished {
      await run.stage(.remember) { _ in
        let last = inventory.map { report.last(options, memory, $0) }
        await store.save(&memory, last)
      }
    }
    report.timings = BuildReport.sum(run.timings + report.timings)
    report.notes = store.notes
    return report
  }

  /// What is in the site's folder; nil if something is wrong with it.
  private func takeInventory() async -> (SourceTree?, Inventory?) {
    var nothing = BuildMemory()
    var problems: [Problem] = []
    guard
      let (reader, tree) = InputReader.scan(options.source, memory: &nothing, .everything, problems: &problems),
      problems.isEmpty
    else { return (nil, nil) }
    return (tree, await Inventory.take(reader, tree))
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
    await build(&memory, changes: changes) { reader, problems in
      OutputTransaction(output: options.output, source: reader.root, problems: &problems)
    }.report
  }

  /// `sink` is asked for once there are pages; nil if there is no place for them.
  func build(
    _ memory: inout BuildMemory, changes: BuildChanges, sink: (InputReader, inout [Problem]) -> (any PageSink)?
  ) async -> (report: BuildReport, site: Site?) {
    var run = BuildRun(options: options, progress: progress)
    memory.counts = WorkCounts()
    let tree = await run.stage(.scan) { InputReader.scan(options.source, memory: &memory, changes, problems: &$0) }
    guard let (reader, tree) = tree else { return (run.report(), nil) }
    let loader = SiteLoader(reader: reader, options: options, changes: changes)
    guard let loaded = await run.stage(.load, { await loader.load(tree, memory: &memory, problems: &$0) }) else {
      return (run.report(), nil)
    }
    let plan = await run.stage(.plan) { SitePlanner.plan(loaded, reader: reader, memory: &memory, problems: &$0) }
    if memory.stored != nil {
      guard await run.stage(.recall, { _ in await memory.complete() }) else { return (run.report(), nil) }
    }
    let renderer = SiteRenderer(loaded: loaded, plan: plan, reader: reader, options: options)
    let bodies = await run.stage(.texts) { await renderer.bodies(memory: &memory, changes: changes, problems: &$0) }
    let site = await run.stage(.related) {
      await renderer.site(bodies, memory: &memory, changes: changes, problems: &$0)
    }
    guard let site else { return (run.report(), nil) }
    let isClean = run.isPublishable
    let pages = await run.stage(.pages) { problems -> StagedPages? in
      guard let sink = sink(reader, &problems) else { return nil }
      let writer = SiteWriter(site: site, changes: changes, sink: sink, isPublishable: isClean)
      return await writer.stage(memory: &memory, problems: &problems)
    }
    let isPublishable = run.isPublishable
    let written = await run.stage(.write) {
      await pages?.finish(isPublishable, output: options.output, memory: &memory, problems: &$0)
    }
    return (run.report(site: site, written: written, counts: memory.counts), site)
  }
}

extension InputReader {
  /// The reader of a site's folder, and what is in it; nil if there is no such folder.
  static func scan(
    _ root: String, memory: inout BuildMemory, _ changes: BuildChanges, problems: inout [Problem]
  ) -> (InputReader, SourceTree)? {
    guard let reader = InputReader(root: root, problems: &problems) else { return nil }
    if let known = memory.tree, reader.stillHas(known, changes) { return (reader, known) }
    var found: [Problem] = []
    let tree = SourceTree.scan(reader, problems: &found)
    problems += found
    memory.tree = found.isEmpty ? tree : nil
    return (reader, tree)
  }

  /// Whether a tree found earlier is that of the folder still: what changed are files that it has.
  private func stillHas(_ tree: SourceTree, _ changes: BuildChanges) -> Bool {
    guard case .paths(let paths) = changes else { return false }
    return paths.allSatisfy { path in
      tree.all.contains(path) && (try? FileSystem.status(root + "/" + path))?.kind == .file
    }
  }
}
