import Diagnostics
import Limits

/// Gathers the problems of one text. After a hundred of one kind the others are counted, so that a text which is wrong
/// everywhere costs no more than one that is wrong somewhere.
struct ProblemCollector {
  private(set) var problems: [Problem] = []
  private var counts: [String: Int] = [:]
  private static let most = Limit.problemsOfAKind.most

  mutating func report(_ fact: MarkdownProblem, in source: SourceText, at position: Position?) {
    add(Problem(fact, in: source, at: position), kind: fact.kind)
  }

  /// Whether as many problems of a kind were told of as are told.
  func isFull(of fact: MarkdownProblem) -> Bool { counts[fact.kind, default: 0] >= Self.most }

  /// Adds a problem of somebody else's.
  mutating func add(_ problem: @autoclosure () -> Problem, kind: String) {
    let count = counts[kind, default: 0] + 1
    counts[kind] = count
    if count <= Self.most { problems.append(problem()) }
  }

  mutating func add(_ others: some Sequence<Problem>) { problems.append(contentsOf: others) }

  /// All problems; what was only counted is told in one line a kind.
  func finished(path: String) -> [Problem] {
    problems
      + counts.filter { $0.value > Self.most }.sorted { $0.key < $1.key }.map {
        Problem(MarkdownProblem.more($0.value - Self.most, $0.key), path: path)
      }
  }
}
