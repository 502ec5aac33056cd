package import Diagnostics

/// What must be true of every problem, whatever it is about.
package enum ProblemCheck {
  package static func fault(in problem: Problem) -> String? {
    if problem.message.isEmpty { return "a problem without words" }
    if let position = problem.position, position.line < 1 || position.column < 1 { return "no place: \(position)" }
    // Excerpts have lines of their own; nothing else may move the cursor of a terminal.
    let hostile = problem.text.unicodeScalars.first { scalar in
      scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || isBidirectional(scalar.value))
    }
    return hostile.map { "U+\(String($0.value, radix: 16)) in the text of: \(problem.message)" }
  }

  private static func isBidirectional(_ value: UInt32) -> Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
