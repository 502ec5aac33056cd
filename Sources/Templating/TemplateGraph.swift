import Diagnostics
import Limits

/// Which templates lead to which, and what that comes to: the engine goes down into sections, partials and blocks by
/// recursion, and writes out whatever it is told to, however often.
struct TemplateGraph {
  /// A template, or the block of a name that templates fill in for one they inherit from.
  private enum Part: Hashable {
    case template(String)
    case block(String)
  }

  private struct Step {
    let part: Part
    let tag: TemplateTags.Tag
    let template: String
    /// How many sections and blocks of its part it is in.
    let depth: Int
  }

  /// What rendering a part once comes to, if each section in it is shown once.
  private struct Cost {
    var levels = 0
    var expansions = 1
    var bytes = 0
  }

  private var steps: [Part: [Step]] = [:]
  private var own: [Part: Cost] = [:]
  private let sources: [String: SourceText]
  private let tags: [String: TemplateTags]
  private var costs: [Part: Cost] = [:]
  private(set) var problems: [Problem] = []

  init(_ sources: [String: SourceText], _ tags: [String: TemplateTags]) {
    self.sources = sources
    self.tags = tags
    for name in sources.keys.sorted() { add(name) }
    problems = circles()
    guard problems.isEmpty else { return }
    for name in sources.keys.sorted() { _ = cost(of: .template(name), depth: 0) }
  }

  /// The bytes that rendering a template once comes to, with its partials.
  func bytes(of name: String) -> Int { costs[.template(name)]?.bytes ?? 0 }

  /// The templates that rendering one may lead to, the nearest first.
  func reached(from name: String) -> [String] {
    reached(from: .template(name)).compactMap { if case .template(let name) = $0 { name } else { nil } }
  }

  // MARK: Steps

  private mutating func add(_ name: String) {
    let part = Part.template(name)
    // The parts that are open, with the depth they began at; a parent's own text counts for the template.
    var open: [(part: Part, depth: Int, isParent: Bool)] = [(part, 0, false)]
    own[part, default: Cost()].bytes = sources[name]?.bytes.count ?? 0
    for tag in tags[name]?.tags ?? [] {
      while open.count > 1, let last = open.last, tag.depth < last.depth { open.removeLast() }
      let (current, depth, isParent) = open.last ?? (part, 0, false)
      let inner = tag.depth - depth
      if own[current, default: Cost()].levels < inner { own[current]?.levels = inner }
      switch tag.kind {
      case .partial, .parent:
        if sources[tag.name] != nil { add(.template(tag.name), tag, name, inner, to: current) }
        if tag.kind == .parent { open.append((current, tag.depth + 1, true)) }
      case .block where isParent:
        let block = Part.block(tag.name)
        own[block, default: Cost()].bytes = max(own[block]?.bytes ?? 0, sources[name]?.bytes.count ?? 0)
        open.append((block, tag.depth + 1, false))
      case .block: add(.block(tag.name), tag, name, inner, to: current)
      case .name, .section, .closing: break
      }
    }
  }

  private mutating func add(_ next: Part, _ tag: TemplateTags.Tag, _ name: String, _ depth: Int, to part: Part) {
    steps[part, default: []].append(Step(part: next, tag: tag, template: name, depth: depth))
  }

  // MARK: Circles

  private func reached(from start: Part) -> [Part] {
    var found = [start]
    var seen: Set<Part> = [start]
    var index = 0
    while index < found.count {
      for step in steps[found[index]] ?? [] where seen.insert(step.part).inserted { found.append(step.part) }
      index += 1
    }
    return found
  }

  /// Parts that lead back to themselves: rendering them would never end. Told of the first only, if they are many.
  private func circles() -> [Problem] {
    let suspects = suspects()
    var reachedFrom: [Part: Set<Part>] = [:]
    var problems: [Problem] = []
    let ordered = suspects.sorted { Self.name($0) < Self.name($1) }
    for part in ordered where reachedFrom.count < Limit.problemsOfAKind.most {
      var told: Set<Part> = []
      for step in steps[part] ?? [] where suspects.contains(step.part) && told.insert(step.part).inserted {
        let reached = reachedFrom[step.part] ?? Set(self.reached(from: step.part))
        reachedFrom[step.part] = reached
        if reached.contains(part) { problems += [circle(step)].compactMap { $0 } }
      }
    }
    if problems.isEmpty, let step = ordered.first.flatMap({ steps[$0]?.first }) {
      return [circle(step)].compactMap { $0 }
    }
    return problems
  }

  private func circle(_ step: Step) -> Problem? {
    sources[step.template].map { Problem(TemplateProblem.circle(step.tag.name), in: $0, at: step.tag.position) }
  }

  /// The parts of circles, and those between circles: what is left when all that leads to nothing is taken away, and
  /// then all that nothing leads to.
  private func suspects() -> Set<Part> {
    var ends: [Part: [Part]] = steps.mapValues { $0.map(\.part) }
    for _ in 0..<2 {
      var starts: [Part: [Part]] = [:]
      for (part, next) in ends { for end in next { starts[end, default: []].append(part) } }
      var open = ends.mapValues(\.count)
      for part in starts.keys where open[part] == nil { open[part] = 0 }
      var free = open.filter { $0.value == 0 }.map(\.key)
      var taken: Set<Part> = []
      while let part = free.popLast() {
        taken.insert(part)
        for start in starts[part] ?? [] {
          open[start, default: 0] -= 1
          if open[start] == 0 { free.append(start) }
        }
      }
      // The second time against the direction of the steps.
      ends = starts.filter { !taken.contains($0.key) }.mapValues { $0.filter { !taken.contains($0) } }
    }
    return Set(ends.keys)
  }

  private static func name(_ part: Part) -> String {
    switch part {
    case .template(let name): name
    case .block(let name): "$" + name
    }
  }

  // MARK: Costs

  /// There are no circles. What goes too deep is told once, at the tag that is one too many.
  private mutating func cost(of part: Part, depth: Int) -> Cost {
    if let known = costs[part] { return known }
    var cost = own[part] ?? Cost()
    for step in steps[part] ?? [] {
      let deepest = Limit.templateLevels.most
      if depth + step.depth >= deepest {
        report(.tooDeep, step)
        continue
      }
      let inner = self.cost(of: step.part, depth: depth + step.depth + 1)
      let (levels, expansions) = (step.depth + 1 + inner.levels, cost.expansions + inner.expansions)
      let bytes = cost.bytes + inner.bytes
      if levels > deepest { report(.tooDeep, step) }
      if expansions > Limit.templateExpansions.most || bytes > Limit.pageBytes.most {
        report(.tooMuch(step.tag.name), step)
      }
      guard problems.isEmpty else { break }
      cost = Cost(levels: max(cost.levels, levels), expansions: expansions, bytes: bytes)
    }
    if cost.levels > Limit.templateLevels.most, case .template(let name) = part, let source = sources[name],
      let tag = tags[name]?.tags.first(where: { $0.opens && $0.depth >= Limit.templateLevels.most })
    {
      problems.append(Problem(TemplateProblem.tooDeep, in: source, at: tag.position))
    }
    costs[part] = cost
    return cost
  }

  private mutating func report(_ fact: TemplateProblem, _ step: Step) {
    guard problems.isEmpty, let source = sources[step.template] else { return }
    problems.append(Problem(fact, in: source, at: step.tag.position))
  }
}
