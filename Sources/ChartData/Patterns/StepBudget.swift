import Limits
import Synchronization

/// The steps that the matching of one text may still take, with those of its lookaheads.
final class StepBudget {
  private(set) var left = Limit.patternSteps.most

  var isSpent: Bool { left <= 0 }
  var spent: Int { Limit.patternSteps.most - left }

  func spend(_ steps: Int) { left -= steps }
}
