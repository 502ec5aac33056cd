import Content
import Diagnostics
import Incremental

/// A text of the sources as it was read. A class, because thousands of them are handed on at each build.
final class TextMemory: Sendable {
  let path: String
  /// Of the configuration that it was read with.
  let settings: Fingerprint
  /// Of the file; nil if it couldn't be read.
  let fingerprint: Fingerprint?
  /// Of the part of the file that `article` and `termPage` depend on.
  let facts: Fingerprint
  let article: Article?
  let termPage: TermPage?
  let problems: [Problem]

  init(
    path: String, settings: Fingerprint, fingerprint: Fingerprint?, facts: Fingerprint, article: Article?,
    termPage: TermPage?, problems: [Problem]
  ) {
    self.path = path
    self.settings = settings
    self.fingerprint = fingerprint
    self.facts = facts
    self.article = article
    self.termPage = termPage
    self.problems = problems
  }

  /// `text` is nil for a file that couldn't be read.
  convenience init(
    path: String, settings: Fingerprint, text: InputReader.Text?, article: Article?, termPage: TermPage?,
    problems: [Problem]
  ) {
    var facts = FingerprintBuilder()
    if let text {
      let bodyStart = article?.bodyStart ?? termPage?.bodyStart ?? text.source.bytes.count
      facts.add(path)
      facts.add(bodyStart)
      facts.add(Fingerprint(of: text.source.bytes.prefix(bodyStart)))
    }
    self.init(
      path: path, settings: settings, fingerprint: text?.fingerprint, facts: facts.fingerprint, article: article,
      termPage: termPage, problems: problems)
  }
}
