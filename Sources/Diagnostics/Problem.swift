/// How much a problem weighs: an error stops publication, a warning doesn't (unless `--strict`), a note never does.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  case note, warning, error

  /// From 0 for the lightest.
  package var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }
}

/// What is wrong, as a fact. Each target has one enum of these, and one file that words them.
package protocol ProblemFact: Sendable {
  var severity: Severity { get }
  /// One line, lower case, no full stop: `unknown channel "colour"`.
  var message: String { get }
  /// What to do or write instead, when that is known: `color`.
  var suggestion: Suggestion? { get }
}

extension ProblemFact {
  package var severity: Severity { .error }
  package var suggestion: Suggestion? { nil }
}

/// What a problem offers its reader.
package enum Suggestion: Sendable, Hashable {
  /// A spelling: printed as `did you mean "color"?`.
  case spelling(String)
  /// A step to take: printed as it is.
  case advice(String)

  package init?(nearest word: String, among candidates: some Sequence<String>) {
    guard let best = Spelling.nearest(to: word, among: candidates) else { return nil }
    self = .spelling(best)
  }
}

/// A fact with its severity and its place; the only thing that a stage reports.
package struct Problem: Sendable, Hashable {
  package let severity: Severity
  package let message: String
  package let suggestion: Suggestion?
  /// The file, relative to the site's folder with `/` between its parts.
  package let path: String
  /// Nil when the whole file is meant.
  package let position: Position?
  /// The source line, without its line end, and the column of the caret in it (from 1, in Unicode scalars).
  package let excerpt: Excerpt?

  package init(_ fact: some ProblemFact, in source: SourceText, at position: Position?) {
    severity = fact.severity
    message = fact.message
    suggestion = fact.suggestion
    path = source.path
    self.position = position
    excerpt = position.flatMap { source.excerpt(at: $0) }
  }

  /// A problem with a file as a whole (missing, unreadable, not ours).
  package init(_ fact: some ProblemFact, path: String) {
    severity = fact.severity
    message = fact.message
    suggestion = fact.suggestion
    self.path = path
    position = nil
    excerpt = nil
  }

  /// As it was reported before.
  package init(
    severity: Severity, message: String, suggestion: Suggestion?, path: String, position: Position?, excerpt: Excerpt?
  ) {
    self.severity = severity
    self.message = message
    self.suggestion = suggestion
    self.path = path
    self.position = position
    self.excerpt = excerpt
  }
}

package struct Excerpt: Sendable, Hashable {
  package let line: String
  package let column: Int

  package init(line: String, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Problem {
  /// The order in which problems are printed: by file, then by place, then by wording.
  package static func inReadingOrder(_ a: Problem, _ b: Problem) -> Bool {
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    let p = a.position ?? Position(line: 0, column: 0)
    let q = b.position ?? Position(line: 0, column: 0)
    if p != q { return p < q }
    return a.message < b.message
  }
}
