import Limits

/// Runs a program over a text. Tries the alternatives in the order of the notation, as JavaScript does, but never the
/// same step at the same place twice: what failed once fails again. So the time is at most steps × characters and
/// nested repetitions can't run for ever (the method of RE2's `bitstate.cc`).
struct PatternMatcher {
  private let text: [Unicode.Scalar]

  /// Longer texts aren't looked at behind this many characters.
  static let longestText = 100_000
  /// Over all offsets where a match may begin, and all lookaheads.
  private let budget: StepBudget
  private let meter: ExpressionMeter?

  init(_ text: String, meter: ExpressionMeter? = nil) {
    self.text = Array(text.unicodeScalars.prefix(Self.longestText))
    self.meter = meter
    budget = StepBudget(meter?.stepsLeft ?? Limit.patternSteps.most)
  }

  /// Where the groups of the first match at or behind a place begin and end (pairs; -1 for a group that took no part).
  func firstMatch(_ program: PatternProgram, from start: Int = 0) -> [Int]? {
    let before = budget.spent
    defer { meter?.spend(steps: budget.spent - (budget.isSpent ? 0 : before)) }
    var visited = VisitedSet(steps: program.steps.count, offsets: text.count + 1, budget)
    var way = Way(program)
    for offset in start...max(start, text.count) where offset <= text.count {
      // What failed at a place fails there whichever start led to it, so the set isn't emptied between starts.
      if run(program, at: offset, &visited, &way) { return way.groups }
      if visited.isFull { return nil }
    }
    return nil
  }

  func text(_ start: Int, _ end: Int) -> String {
    guard start >= 0, end >= start else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return String(view)
  }

  var count: Int { text.count }

  /// Whether a match begins at a place; its groups are those of the way then.
  private func run(
    _ program: PatternProgram, at start: Int, _ visited: inout VisitedSet, _ way: inout Way
  ) -> Bool {
    // A way that failed has put its groups back.
    way.groups[0] = start
    way.tasks.append(.go(0, start))
    while let task = way.tasks.popLast() {
      guard case .go(var step, var offset) = task else {
        if case .restore(let group, let old) = task { way.groups[group] = old }
        continue
      }
      while visited.insert(step, offset) {
        switch program.steps[step] {
        case .match:
          way.groups[1] = offset
          return true
        case .jump(let next): step = next
        case .fork(let first, let second):
          way.tasks.append(.go(second, offset))
          step = first
        case .save(let group):
          way.tasks.append(.restore(group, way.groups[group]))
          way.groups[group] = offset
          step += 1
        case .unit(let kind):
          // A step that fails stays where it is; there it has been, so this way ends.
          if offset < text.count, kind.takes(text[offset]) { (step, offset) = (step + 1, offset + 1) }
        default:
          if holds(program.steps[step], at: offset) { step += 1 }
        }
      }
    }
    return false
  }

  private func holds(_ step: PatternProgram.Step, at offset: Int) -> Bool {
    switch step {
    case .lineStart: return offset == 0
    case .lineEnd: return offset == text.count
    case .wordEdge(let isWanted): return (isWord(offset - 1) != isWord(offset)) == isWanted
    case .look(let program, let isNegative):
      var visited = VisitedSet(steps: program.steps.count, offsets: text.count + 1, budget)
      var way = Way(program)
      return run(program, at: offset, &visited, &way) != isNegative
    default: return false
    }
  }

  private func isWord(_ offset: Int) -> Bool {
    text.indices.contains(offset) && PatternClass(ranges: PatternClass.word).takes(text[offset])
  }
}

/// The groups of the way that is being tried, and what is left to try.
private struct Way {
  enum Task {
    case go(Int, Int)
    case restore(Int, Int)
  }

  var groups: [Int]
  var tasks: [Task] = []

  init(_ program: PatternProgram) { groups = [Int](repeating: -1, count: program.groupCount * 2) }
}

/// Pairs of step and place, as bits.
private struct VisitedSet {
  private var bits: [UInt64]
  private let offsets: Int
  private let budget: StepBudget

  init(steps: Int, offsets: Int, _ budget: StepBudget) {
    self.offsets = offsets
    self.budget = budget
    let words = steps.multipliedReportingOverflow(by: offsets)
    let count = words.overflow || budget.isSpent ? 0 : min(words.partialValue / 64, budget.left)
    bits = [UInt64](repeating: 0, count: count + 1)
    // Making the set takes time too: one for each place where a lookahead begins.
    budget.spend(count / 8 + 1)
  }

  var isFull: Bool { budget.isSpent }

  /// False if the pair was there already, or if too many are.
  mutating func insert(_ step: Int, _ offset: Int) -> Bool {
    let index = step * offsets + offset
    guard index / 64 < bits.count, !budget.isSpent else {
      budget.spend(budget.left)
      return false
    }
    let bit: UInt64 = 1 << UInt64(index % 64)
    guard bits[index / 64] & bit == 0 else { return false }
    bits[index / 64] |= bit
    budget.spend(1)
    return true
  }
}
