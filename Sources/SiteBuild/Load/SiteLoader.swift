import Content
import Diagnostics
import Incremental
import Templating

/// The sources of a site, read and understood: facts, no HTML.
struct LoadedSite: Sendable {
  let archive: Archive
  let library: TemplateLibrary
  let strings: UIStringTable
  /// Files of `Content/` that are published as they are, and of `Templates/assets/`.
  let files: [String]
  let assets: [String]
  /// Markdown files that couldn't be read; links to them aren't reported again.
  let unreadable: Set<String>
  /// Drafts and articles of the future: links to them have no target yet.
  let unpublished: Set<String>
  /// What each text was made of when it was loaded: it must be the same when it is rendered.
  let fingerprints: [String: Fingerprint]
}

struct SiteLoader {
  let reader: InputReader
  let options: BuildOptions

  /// Nil if there is nothing that could be rendered.
  func load(_ tree: SourceTree, problems: inout [Problem]) async -> LoadedSite? {
    guard let configuration = configuration(problems: &problems) else { return nil }
    let texts = await texts(tree, configuration, problems: &problems)
    var selection = options.selection
    if let now = options.now, let time = try? TimestampParser.parse(now, zone: configuration.timeZone) {
      selection.now = time.instant
    }
    let archive = ArchiveAssembler.assemble(
      texts.compactMap(\.article), termPages: texts.compactMap(\.termPage), configuration: configuration,
      selection: selection, source: reader.excerptSource, problems: &problems)
    guard let strings = strings(tree, configuration, problems: &problems) else { return nil }
    let templates = tree.templates.compactMap { path in
      reader.text(path, problems: &problems).map { text in
        (String(path.dropFirst("Templates/".count).dropLast(".mustache".count)), text.source)
      }
    }
    let library = TemplateLibrary(
      templates, knownNames: TemplateNames.all, strings: strings, required: PageTemplate.allCases.map(\.rawValue),
      problems: &problems)
    return LoadedSite(
      archive: archive, library: library, strings: strings, files: tree.files, assets: tree.assets,
      unreadable: Set(texts.filter { $0.article == nil && $0.termPage == nil }.map(\.path)),
      unpublished: Set(texts.compactMap { $0.article?.path }).subtracting(
        (archive.articles + archive.pages).map(\.path)),
      fingerprints: Dictionary(
        uniqueKeysWithValues: texts.compactMap { text in text.fingerprint.map { (text.path, $0) } }))
  }

  private func configuration(problems: inout [Problem]) -> SiteConfiguration? {
    guard let text = reader.text("site.yml", problems: &problems) else { return nil }
    var configuration = ConfigurationReader.read(text.source, problems: &problems)
    if let baseURL = options.baseURL { configuration.baseURL = baseURL }
    return configuration
  }

  private struct LoadedText: Sendable {
    let path: String
    var fingerprint: Fingerprint?
    var article: Article?
    var termPage: TermPage?
    var problems: [Problem] = []
  }

  private func texts(_ tree: SourceTree, _ configuration: SiteConfiguration, problems: inout [Problem]) async
    -> [LoadedText]
  {
    let articles = ArticleReader(configuration)
    let taxonomies = Dictionary(
      configuration.taxonomies.flatMap { [("Content/" + $0.path, $0.name), ("Content/" + $0.name, $0.name)] },
      uniquingKeysWith: { first, _ in first })
    let reader = reader
    let loaded = await Parallel.map(tree.texts, chunk: 64) { _, path in
      var loaded = LoadedText(path: path)
      guard let text = reader.text(path, problems: &loaded.problems) else { return loaded }
      loaded.fingerprint = text.fingerprint
      let place = ContentPlace(path: Slug.normalized(path))
      if let taxonomy = taxonomies[place.folder], !place.isBundle {
        loaded.termPage = TermPageReader.read(text.source, at: place, taxonomy: taxonomy, problems: &loaded.problems)
      } else {
        loaded.article = articles.read(text.source, at: place, problems: &loaded.problems)
      }
      return loaded
    }
    for text in loaded { problems += text.problems }
    return loaded
  }

  private func strings(_ tree: SourceTree, _ configuration: SiteConfiguration, problems: inout [Problem])
    -> UIStringTable?
  {
    let files = tree.strings.compactMap { path in
      reader.text(path, problems: &problems).map { text in
        let file = path.split(separator: "/").last ?? ""
        return (language: String(file.prefix { $0 != "." }), source: text.source)
      }
    }
    let table = UIStringTable(
      files, required: StringKey.allCases.map(\.rawValue), siteLanguage: configuration.language, problems: &problems)
    if table == nil {
      problems.append(Problem(BuildProblem.missingFile("Templates/strings/zh.yml"), path: "Templates/strings"))
    }
    return table
  }
}
