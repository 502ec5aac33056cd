import Diagnostics
import Incremental

/// Finished work with the key of all that it was made from, and the problems that were found in making it.
struct Remembered<Value: Sendable>: Sendable {
  private var made: (key: Fingerprint, value: Value, problems: [Problem])?

  init() {}

  /// What was made last, whatever it was made from.
  var value: Value? { made?.value }

  /// The work that `key` stands for: as it was made last, if that was from the same, else made now.
  mutating func value(
    of key: Fingerprint, problems: inout [Problem], make: (inout [Problem]) -> Value
  ) -> Value {
    if let made, made.key == key {
      problems += made.problems
      return made.value
    }
    var found: [Problem] = []
    let value = make(&found)
    made = (key, value, found)
    problems += found
    return value
  }
}
