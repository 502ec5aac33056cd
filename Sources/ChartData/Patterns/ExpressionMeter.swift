package import Limits
import Synchronization

/// Counts what the expressions of one chart make and take, and stops what gets too much: texts that double with each
/// `calculate`, lists of lists, patterns that try every way.
package final class ExpressionMeter: Sendable {
  private struct State {
    var bytes = 0
    var steps = 0
    var excess: Limit?
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

  /// Counts steps of a pattern over one text; false where all texts together took too many.
  @discardableResult
  func spend(steps: Int) -> Bool {
    state.withLock { state in
      state.steps += steps
      if steps >= Limit.patternSteps.most || state.steps > Limit.patternStepsInAll.most {
        state.excess = steps >= Limit.patternSteps.most ? .patternSteps : .patternStepsInAll
        return false
      }
      return true
    }
  }

  /// Whether nothing has been too much since it was last asked for.
  var isWithinLimits: Bool { state.withLock { $0.excess == nil } }

  /// What was too much; the count begins anew.
  package func takeExcess() -> Limit? {
    state.withLock { state in
      defer { state = State() }
      return state.excess
    }
  }
}

/// The steps that the matching of one text may still take, with those of its lookaheads.
final class StepBudget {
  private(set) var left = Limit.patternSteps.most

  var isSpent: Bool { left <= 0 }
  var spent: Int { Limit.patternSteps.most - left }

  func spend(_ steps: Int) { left -= steps }
}

extension Value {
  /// About how many bytes a value would have as text, sixteen for each part of it; counting ends beyond `most`.
  func weight(upTo most: Int) -> Int {
    switch self {
    case .string(let text): return 16 + text.utf8.count
    case .list(let values): return Self.sum(values, most)
    case .record(let record): return Self.sum(record.fields.lazy.map(\.1), most)
    default: return 16
    }
  }

  private static func sum(_ values: some Sequence<Value>, _ most: Int) -> Int {
    var sum = 16
    for value in values {
      sum += value.weight(upTo: most - sum)
      if sum > most { break }
    }
    return sum
  }
}
