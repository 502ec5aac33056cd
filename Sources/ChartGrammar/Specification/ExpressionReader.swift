import ChartData
import Diagnostics
import Notation
import Synchronization

/// Parses the expressions of a specification and reports those that can't be read, at their place.
final class ExpressionReader: Sendable {
  private let source: SourceText
  private let known: Set<String>
  private let found = Mutex<[Problem]>([])

  /// `known`: the names that expressions may use, besides `datum` and the constants.
  init(source: SourceText, known: Set<String>) {
    self.source = source
    self.known = known
  }

  var problems: [Problem] { found.withLock { $0 } }

  func expression(_ node: Node) -> Expression? {
    guard let text = node.scalarText else { return nil }
    do throws(ExpressionFault) {
      let expression = try Expression(text)
      for (name, offset) in expression.names where !isKnown(name) {
        let fact = ChartProblem.unknown(what: "name", name: name, candidates: known.sorted() + ["datum"])
        report(Problem(fact, in: source, at: place(node, offset)))
      }
      return expression
    } catch {
      report(error, node)
      return nil
    }
  }

  /// Compiled views have sizes of their own, under names that Vega-Lite makes up: `child__column_kind_width`.
  private func isKnown(_ name: String) -> Bool {
    known.contains(name) || name.hasSuffix("_width") || name.hasSuffix("_height")
  }

  private func report(_ problem: Problem) {
    found.withLock { if !$0.contains(problem) { $0.append(problem) } }
  }

  private func report(_ fault: ExpressionFault, _ node: Node) {
    let fact: ChartProblem
    switch fault.reason {
    case .unexpected(let what): fact = .expression("unexpected \(what)")
    case .unclosedString: fact = .expression("a text without its closing quote")
    case .unknownFunction(let name): fact = .unknownFunction(name)
    case .tooFewArguments(let name, let fewest):
      fact = .expression("the function \(name) takes \(fewest == 1 ? "an argument" : "\(fewest) arguments")")
    case .pattern:
      fact = .expression(
        "a regular expression that isn't one, or with look-behind, back references or other flags than g and i")
    case .tooDeep: fact = .expression("nested too deep")
    }
    report(Problem(fact, in: source, at: place(node, fault.offset)))
  }

  /// Where a character of a scalar's text stands: behind the quote, if it is on the node's own line as written.
  private func place(_ node: Node, _ offset: Int) -> Position {
    guard let text = node.scalarText, let excerpt = source.excerpt(at: node.position) else { return node.position }
    let line = Array(excerpt.line)
    let start = excerpt.column - 1
    for shift in 0...1 where start + shift + text.count <= line.count && start >= 0 {
      if String(line[(start + shift)..<(start + shift + text.count)]) == text {
        return Position(line: node.position.line, column: node.position.column + shift + offset)
      }
    }
    return node.position
  }
}
