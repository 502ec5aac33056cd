package import Limits
import Synchronization

/// Counts what the expressions of one chart make and take, and stops what gets too much: texts that double with each
/// `calculate`, lists of lists, patterns that try every way.
package final class ExpressionMeter: Sendable {
  private struct State {
    var bytes = 0
    var steps = 0
    var evaluated = 0
    var excess: Limit?
    var told: Set<Limit> = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Counts bytes of texts; false where they are too many.
  func spend(bytes: Int) -> Bool {
    state.withLock { state in
      state.bytes += bytes
      if bytes > Limit.calculatedTextBytes.most {
        state.excess = .calculatedTextBytes
      } else if state.bytes > Limit.calculatedBytes.most {
        state.excess = .calculatedBytes
      } else {
        return true
      }
      return false
    }
  }

  /// Steps that the next pattern may take.
  var stepsLeft: Int {
    let left = state.withLock { Limit.patternStepsInAll.most - $0.steps }
    return max(0, min(Limit.patternSteps.most, left))
  }

  /// Counts steps of a pattern over one text; false where all texts together took too many.
  @discardableResult
  func spend(steps: Int) -> Bool {
    state.withLock { state in
      state.steps += steps
      if steps >= Limit.patternSteps.most || state.steps >= Limit.patternStepsInAll.most {
        state.excess = steps >= Limit.patternSteps.most ? .patternSteps : .patternStepsInAll
        return false
      }
      return true
    }
  }

  /// Counts what evaluating takes: the parts of an expression once for each row, and what its functions read (elements
  /// of lists, bytes of texts); false where that is too much.
  @discardableResult
  func spend(evaluated: Int) -> Bool {
    state.withLock { state in
      let (sum, isBeyond) = state.evaluated.addingReportingOverflow(evaluated)
      state.evaluated = isBeyond ? .max : sum
      guard state.evaluated > Limit.expressionSteps.most else { return true }
      state.excess = .expressionSteps
      return false
    }
  }

  /// Counts rows that one step makes; false where they are too many.
  func spend(rows: Int) -> Bool {
    state.withLock { state in
      guard rows > Limit.marksInAll.most else { return true }
      state.excess = .marksInAll
      return false
    }
  }

  /// Whether nothing has been too much since it was last asked for.
  var isWithinLimits: Bool { state.withLock { $0.excess == nil } }

  /// What was too much since it was last asked for, each limit once in a chart. What was spent stays spent.
  package func takeExcess() -> Limit? {
    state.withLock { state in
      defer { state.excess = nil }
      guard let excess = state.excess, state.told.insert(excess).inserted else { return nil }
      return excess
    }
  }
}
