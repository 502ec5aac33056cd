package import Limits
import Synchronization

/// What the expressions of one chart may still cost. Once it is spent their values are missing, and the chart is told.
package final class ExpressionBudget: Sendable {
  private let bytes = Atomic(Limit.expressionBytes.most)
  private let steps = Atomic(Limit.expressionSteps.most)

  package init() {}

  /// The limit that was gone beyond; nil as long as none was.
  package var excess: Limit? {
    bytes.load(ordering: .relaxed) < 0
      ? .expressionBytes : steps.load(ordering: .relaxed) < 0 ? .expressionSteps : nil
  }

  /// False if that is too much.
  func spend(steps count: Int) -> Bool {
    steps.wrappingSubtract(min(count, Limit.expressionSteps.most + 1), ordering: .relaxed).newValue >= 0
  }

  /// False, and nothing is left, if a text of so many bytes would be too much: asked before it is made.
  func hasRoom(for count: Int, times: Int = 1) -> Bool {
    let (product, isTooMuch) = count.multipliedReportingOverflow(by: times)
    if !isTooMuch, product <= max(0, bytes.load(ordering: .relaxed)) { return true }
    bytes.store(-1, ordering: .relaxed)
    return false
  }

  /// The value that a part of an expression made, or none if there is no room for it.
  func admitted(_ value: Value) -> Value {
    let size: Int
    switch value {
    case .string(let text): size = text.utf8.count
    case .list(let list): size = list.count * MemoryLayout<Value>.stride
    default: return value
    }
    // Short texts are part of the value itself.
    guard size > 15 else { return value }
    return bytes.wrappingSubtract(size, ordering: .relaxed).newValue >= 0 ? value : .missing
  }
}
