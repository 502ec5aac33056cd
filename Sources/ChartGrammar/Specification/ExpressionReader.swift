import ChartData
import Diagnostics
import Notation
import Synchronization

/// Parses the expressions of a specification and reports those that can't be read, at their place.
final class ExpressionReader: Sendable {
  private let source: SourceText
  private let found = Mutex<[Problem]>([])

  init(source: SourceText) { self.source = source }

  var problems: [Problem] { found.withLock { $0 } }

  func expression(_ node: Node) -> Expression? {
    guard let text = node.scalarText else { return nil }
    do throws(ExpressionFault) {
      return try Expression(text)
    } catch {
      report(error, node)
      return nil
    }
  }

  private func report(_ fault: ExpressionFault, _ node: Node) {
    let fact: ChartProblem
    switch fault.reason {
    case .unexpected(let what): fact = .expression("unexpected \(what)")
    case .unclosedString: fact = .expression("a text without its closing quote")
    case .unknownFunction(let name): fact = .unknownFunction(name)
    case .unknownName(let name): fact = .expression("unknown name \"\(name)\"")
    case .pattern:
      fact = .expression(
        "a regular expression that isn't one, or with look-behind, back references or other flags than g and i")
    case .tooDeep: fact = .expression("nested too deep")
    }
    let problem = Problem(fact, in: source, at: place(node, fault.offset))
    found.withLock { if !$0.contains(problem) { $0.append(problem) } }
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
