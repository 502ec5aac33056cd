/// The steps that the matching of one text may still take, with those of its lookaheads.
final class StepBudget {
  private let most: Int
  private(set) var left: Int

  init(_ most: Int) { (self.most, left) = (most, most) }

  var isSpent: Bool { left <= 0 }
  var spent: Int { most - left }

  func spend(_ steps: Int) { left -= steps }
}
