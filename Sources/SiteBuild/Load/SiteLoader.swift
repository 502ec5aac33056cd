import Content
import Diagnostics
import Incremental
import Markdown
import Templating

/// The sources of a site, read and understood: facts, no HTML.
struct LoadedSite: Sendable {
  let archive: Archive
  let library: TemplateLibrary
  let strings: UIStringTable
  /// Files of `Content/` and `static/` that are published as they are, and of `Templates/assets/`.
  let files: [String]
  let assets: [String]
  /// Markdown files that couldn't be read; links to them aren't reported again.
  let unreadable: Set<String>
  /// Drafts and articles of the future: links to them have no target yet.
  let unpublished: [String: LeftOut.Reason]
  let leftOut: LeftOut
  /// All names of keys of the authors' own: templates may use them.
  let paramNames: Set<String>
  /// What each text was made of when it was loaded: it must be the same when it is rendered.
  let fingerprints: [String: Fingerprint]
  /// Ids that the pages have round a text.
  let identifiers: [String]
  /// Of the settings, words and ids that all texts share.
  let environment: Fingerprint
  /// Of these and the templates.
  let pageEnvironment: Fingerprint
  /// Of all facts: while it is the same, so are the archive and every address.
  let structure: Fingerprint
}

struct SiteLoader {
  let reader: InputReader
  let options: BuildOptions
  let changes: BuildChanges
  /// All names that templates may use.
  let names: Set<String>

  /// Nil if there is nothing that could be rendered.
  func load(_ tree: SourceTree, memory: inout LoadMemory, problems: inout [Problem]) async -> LoadedSite? {
    guard let (configuration, settings) = configuration(problems: &problems) else { return nil }
    let texts = await texts(tree, configuration, settings, memory: &memory)
    for text in texts { problems += text.problems }
    if configuration.needsDates {
      // Without a head the excerpt is of the text, which no fact stands for.
      let undated = texts.filter { $0.article?.lacksDate != nil }.compactMap(\.article)
      problems += UndatedArticles.problems(undated, source: reader.excerptSource)
    }
    let selection = selection(configuration)
    let structure = structure(tree, texts, settings, selection)
    let archive = memory.archive.value(of: structure, problems: &problems) {
      self.archive(texts, configuration, selection, problems: &$0)
    }
    var environment = FingerprintBuilder()
    environment.add(settings)
    guard let strings = strings(tree, configuration, &environment, problems: &problems) else { return nil }
    let templates = templates(tree, problems: &problems)
    let identifiers = TemplateIdentifiers.all(in: templates.map(\.text.source))
    environment.add(identifiers)
    let textEnvironment = environment.fingerprint
    let library = library(templates, strings, archive.paramNames, &environment, memory: &memory, problems: &problems)
    return LoadedSite(
      archive: archive.archive, library: library, strings: strings, files: tree.files, assets: tree.assets,
      unreadable: Set(texts.filter { $0.article == nil && $0.termPage == nil }.map(\.path)),
      unpublished: archive.unpublished, leftOut: archive.leftOut, paramNames: archive.paramNames,
      fingerprints: memory.fingerprints, identifiers: identifiers,
      environment: textEnvironment, pageEnvironment: environment.fingerprint, structure: structure)
  }

  /// With the fingerprint of all that it was made from.
  private func configuration(problems: inout [Problem]) -> (SiteConfiguration, Fingerprint)? {
    guard let text = reader.text("site.yml", problems: &problems) else { return nil }
    var configuration = ConfigurationReader.read(text.source, problems: &problems)
    if let baseURL = options.baseURL { configuration.baseURL = baseURL }
    var settings = FingerprintBuilder()
    settings.add(text.fingerprint)
    settings.add(optional: options.baseURL)
    return (configuration, settings.fingerprint)
  }

  private func selection(_ configuration: SiteConfiguration) -> ArchiveAssembler.Selection {
    var selection = options.selection
    if let now = options.now, let time = try? TimestampParser.parse(now, zone: configuration.timeZone) {
      selection.now = time.instant
    }
    return selection
  }

  private func texts(
    _ tree: SourceTree, _ configuration: SiteConfiguration, _ settings: Fingerprint, memory: inout LoadMemory
  ) async -> [TextMemory] {
    let allowsRawHTML = configuration.markdown.allowsRawHTML
    let articles = ArticleReader(configuration) { MarkdownRenderer.title(of: $0, allowsRawHTML: allowsRawHTML) }
    let taxonomies = Dictionary(
      configuration.taxonomies.flatMap { [("Content/" + $0.path, $0.name), ("Content/" + $0.name, $0.name)] },
      uniquingKeysWith: { first, _ in first })
    let (reader, changes, known) = (reader, changes, memory.texts)
    let texts = await Parallel.map(tree.texts, chunk: 64) { _, path -> (TextMemory, isNew: Bool) in
      // Two paths are the same string, but not the same file, if they differ in their Unicode form only.
      let old = known[path].flatMap { $0.settings == settings && $0.path.utf8.elementsEqual(path.utf8) ? $0 : nil }
      if let old, !changes.mayInclude(path) { return (old, false) }
      var problems: [Problem] = []
      let text = reader.textForTwo(path, problems: &problems)
      if let old, let text, old.fingerprint == text.fingerprint { return (old, false) }
      let place = ContentPlace(path: Slug.normalized(path))
      var (article, termPage): (Article?, TermPage?)
      if let text, let taxonomy = taxonomies[place.folder], !place.isBundle {
        termPage = TermPageReader.read(text.source, at: place, taxonomy: taxonomy, problems: &problems)
      } else if let text {
        article = articles.read(text.source, at: place, problems: &problems)
      }
      let new = TextMemory(
        path: path, settings: settings, text: text, article: article, termPage: termPage, problems: problems)
      return (new, true)
    }
    memory.parsed = texts.count { $0.isNew }
    remember(texts, in: &memory)
    return texts.map(\.0)
  }

  /// Only what is new, if the texts are the same files as before.
  private func remember(_ texts: [(TextMemory, isNew: Bool)], in memory: inout LoadMemory) {
    let isSame = memory.texts.count == texts.count && !memory.fingerprints.isEmpty
    if isSame, texts.allSatisfy({ !$0.isNew || memory.texts[$0.0.path] != nil }) {
      for (text, isNew) in texts where isNew {
        memory.texts[text.path] = text
        memory.fingerprints[text.path] = text.fingerprint
      }
    } else {
      memory.texts = Dictionary(texts.map { ($0.0.path, $0.0) }, uniquingKeysWith: { first, _ in first })
      memory.fingerprints = Dictionary(
        texts.compactMap { text, _ in text.fingerprint.map { (text.path, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Of all that the archive and the plan are made from.
  private func structure(
    _ tree: SourceTree, _ texts: [TextMemory], _ settings: Fingerprint, _ selection: ArchiveAssembler.Selection
  ) -> Fingerprint {
    var structure = FingerprintBuilder()
    structure.add(settings)
    structure.add(tree.files)
    structure.add(tree.assets)
    for text in texts {
      structure.add(text.fingerprint == nil ? text.path : "")
      structure.add(text.facts)
      structure.add(text.article.map(selection.includes) ?? true)
    }
    return structure.fingerprint
  }

  private func archive(
    _ texts: [TextMemory], _ configuration: SiteConfiguration, _ selection: ArchiveAssembler.Selection,
    problems: inout [Problem]
  ) -> AssembledArchive {
    let articles = texts.compactMap(\.article)
    problems += OtherKeys.problems(articles, kept: configuration.keys, source: reader.excerptSource)
    let archive = ArchiveAssembler.assemble(
      articles, termPages: texts.compactMap(\.termPage), configuration: configuration,
      selection: selection, source: reader.excerptSource, problems: &problems)
    let unpublished = articles.compactMap { article in selection.reason(toLeaveOut: article).map { (article.path, $0) }
    }
    return AssembledArchive(
      archive: archive, unpublished: Dictionary(unpublished, uniquingKeysWith: { $1 }),
      leftOut: LeftOut(articles, selection),
      paramNames: configuration.keys.union(articles.flatMap { $0.params.flatMap(\.names) }))
  }

  private func templates(_ tree: SourceTree, problems: inout [Problem]) -> [(path: String, text: InputReader.Text)] {
    tree.templates.compactMap { path in reader.text(path, problems: &problems).map { (path: path, text: $0) } }
  }

  /// The templates with the words of the interface; `environment` takes up both.
  private func library(
    _ templates: [(path: String, text: InputReader.Text)], _ strings: UIStringTable, _ paramNames: Set<String>,
    _ environment: inout FingerprintBuilder, memory: inout LoadMemory, problems: inout [Problem]
  ) -> TemplateLibrary {
    environment.add(paramNames.sorted())
    for (path, text) in templates {
      environment.add(path)
      environment.add(text.fingerprint)
    }
    return memory.templates.value(of: environment.fingerprint, problems: &problems) { problems in
      let sources = templates.map { path, text in
        (name: String(path.dropFirst("Templates/".count).dropLast(".mustache".count)), source: text.source)
      }
      return TemplateLibrary(
        sources, knownNames: names.union(paramNames), strings: strings, required: PageTemplate.allCases.map(\.rawValue),
        problems: &problems)
    }
  }

  private func strings(
    _ tree: SourceTree, _ configuration: SiteConfiguration, _ environment: inout FingerprintBuilder,
    problems: inout [Problem]
  ) -> UIStringTable? {
    let files = tree.strings.compactMap { path in
      reader.text(path, problems: &problems).map { text in
        environment.add(path)
        environment.add(text.fingerprint)
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
