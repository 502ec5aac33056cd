import Diagnostics

/// Renders the pages of a site and stages each as soon as it is made, so that no more of them than there are tasks are in
/// memory.
struct SiteWriter {
  let site: Site
  let options: BuildOptions
  /// False if a problem was found already: then pages are rendered only to find more.
  let isPublishable: Bool

  /// Nil if the output folder can't be written to.
  func stagePages(problems: inout [Problem]) async -> StagedPages? {
    guard let transaction = OutputTransaction(output: options.output, source: site.reader.root, problems: &problems)
    else {
      return nil
    }
    let renderer = PageRenderer(site: site)
    let isPublishable = isPublishable
    let found = await Parallel.map(site.plan.pages, chunk: 16) { _, page in
      var result = renderer.render(page)
      if isPublishable, let problem = transaction.stage(page.output, result.bytes) { result.problems.append(problem) }
      return result.problems
    }
    problems += found.joined()
    return StagedPages(transaction: transaction, output: options.output)
  }
}

/// Pages that wait for their publication.
struct StagedPages {
  let transaction: OutputTransaction
  let output: String

  /// Publishes the pages, or throws them away.
  func finish(_ isPublishable: Bool, problems: inout [Problem]) -> WriteReport? {
    guard isPublishable else {
      transaction.cancel()
      return nil
    }
    do throws(FileSystem.Failure) {
      return try transaction.commit()
    } catch {
      transaction.cancel()
      problems.append(Problem(BuildProblem.writeFailed(reason: error.reason), path: output))
      return nil
    }
  }
}
