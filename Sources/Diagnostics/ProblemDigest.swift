/// What is told of many problems: each once, in reading order, and of one kind in one file no more than so many; the
/// others are counted. A file that is wrong everywhere mustn't hide what is wrong elsewhere, nor fill a screen for hours.
package enum ProblemDigest {
  package static func of(_ problems: [Problem], mostOfAKind most: Int) -> [Problem] {
    var told: [Problem] = []
    var counts: [Kind: (count: Int, first: Problem)] = [:]
    for problem in Set(problems).sorted(by: Problem.inReadingOrder) {
      let kind = Kind(problem)
      let known = counts[kind]
      counts[kind] = ((known?.count ?? 0) + 1, known?.first ?? problem)
      if (known?.count ?? 0) < most { told.append(problem) }
    }
    let more = counts.values.filter { $0.count > most }.map { count, first in
      Problem(
        severity: first.severity, message: "\(count - most) more problems like this: \(first.message)",
        suggestion: nil, path: first.path, position: nil, excerpt: nil)
    }
    return more.isEmpty ? told : (told + more).sorted(by: Problem.inReadingOrder)
  }

  /// Problems of one file that differ in what is quoted and counted in them only.
  private struct Kind: Hashable {
    let path: String
    let severity: Severity
    let wording: [UInt8]

    init(_ problem: Problem) {
      path = problem.path
      severity = problem.severity
      var isQuoted = false
      wording = problem.message.utf8.filter { byte in
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        return !isQuoted && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    }
  }
}
