/// A regular expression as steps of a machine. Every part of JavaScript's notation but back references, look-behind and
/// names of groups; those are refused.
struct PatternProgram: Sendable {
  indirect enum Step: Sendable {
    case unit(PatternClass)
    /// Goes on at the first place; if that fails, at the second.
    case fork(Int, Int)
    case jump(Int)
    case save(Int)
    case lineStart, lineEnd
    case wordEdge(Bool)
    case look(PatternProgram, isNegative: Bool)
    case match
  }

  fileprivate(set) var steps: [Step] = []
  fileprivate(set) var groupCount = 1

  static let longest = 20_000

  /// Nil if the text isn't a regular expression, holds what isn't supported, or would grow too long.
  init?(_ text: String, isCaseless: Bool = false) {
    var parser = PatternParser(text, isCaseless: isCaseless)
    guard let tree = parser.parse() else { return nil }
    groupCount = parser.groupCount
    guard add(tree) else { return nil }
    steps.append(.match)
  }

  private init?(_ tree: PatternTree, groupCount: Int) {
    self.groupCount = groupCount
    guard add(tree) else { return nil }
    steps.append(.match)
  }

  private mutating func add(_ tree: PatternTree) -> Bool {
    guard steps.count < Self.longest else { return false }
    switch tree {
    case .empty: return true
    case .step(let step): steps.append(step)
    case .sequence(let parts): return parts.allSatisfy { add($0) }
    case .group(let part, let number):
      steps.append(.save(number * 2))
      guard add(part) else { return false }
      steps.append(.save(number * 2 + 1))
    case .either(let parts): return add(either: parts[...])
    case .look(let part, let isNegative):
      guard let inner = PatternProgram(part, groupCount: groupCount) else { return false }
      steps.append(.look(inner, isNegative: isNegative))
    case .times(let part, let low, let high, let isLazy): return add(part, low, high, isLazy)
    }
    return true
  }

  private mutating func add(either parts: ArraySlice<PatternTree>) -> Bool {
    guard let first = parts.first else { return true }
    guard parts.count > 1 else { return add(first) }
    let fork = steps.count
    steps.append(.match)
    guard add(first) else { return false }
    let jump = steps.count
    steps.append(.match)
    steps[fork] = .fork(fork + 1, steps.count)
    guard add(either: parts.dropFirst()) else { return false }
    steps[jump] = .jump(steps.count)
    return true
  }

  private mutating func add(_ part: PatternTree, _ low: Int, _ high: Int?, _ isLazy: Bool) -> Bool {
    for _ in 0..<low { guard add(part) else { return false } }
    func fork(_ inside: Int, _ behind: Int) -> Step { isLazy ? .fork(behind, inside) : .fork(inside, behind) }
    guard let high else {
      let start = steps.count
      steps.append(.match)
      guard add(part) else { return false }
      steps.append(.jump(start))
      steps[start] = fork(start + 1, steps.count)
      return true
    }
    var forks: [Int] = []
    for _ in 0..<max(0, high - low) {
      forks.append(steps.count)
      steps.append(.match)
      guard add(part) else { return false }
    }
    for index in forks { steps[index] = fork(index + 1, steps.count) }
    return true
  }
}

/// Which characters a step takes.
struct PatternClass: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegative = false
  var isCaseless = false

  func takes(_ scalar: Unicode.Scalar) -> Bool {
    var found = holds(scalar)
    if !found, isCaseless {
      let properties = scalar.properties
      found = [properties.lowercaseMapping, properties.uppercaseMapping].contains { text in
        text.unicodeScalars.count == 1 && text.unicodeScalars.first.map(holds) == true
      }
    }
    return found != isNegative
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let space: [ClosedRange<UInt32>] = [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ]
  static let lineEnds: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]

  static func inverse(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var next: UInt32 = 0
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    return result + [next...0x10FFFF]
  }
}
