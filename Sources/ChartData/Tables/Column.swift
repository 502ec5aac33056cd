/// The values of one field in all rows, stored by kind so that numbers and words cost what they must.
package enum Column: Sendable {
  /// Numbers; null and missing are the two NaN of `NumberMark`.
  case numbers([Double])
  /// Milliseconds since 1970; null and missing as in `numbers`.
  case dates([Double])
  /// Words by their index into a list; -1 is null, -2 is missing.
  case words([Int32], list: [String])
  case values([Value])
}

extension Column {
  package var count: Int {
    switch self {
    case .numbers(let values), .dates(let values): values.count
    case .words(let codes, _): codes.count
    case .values(let values): values.count
    }
  }

  package subscript(row: Int) -> Value {
    switch self {
    case .numbers(let values): return NumberMark.value(values[row], isDate: false)
    case .dates(let values): return NumberMark.value(values[row], isDate: true)
    case .words(let codes, let list):
      let code = codes[row]
      return code >= 0 ? .string(list[Int(code)]) : code == -1 ? .null : .missing
    case .values(let values): return values[row]
    }
  }

  package var values: [Value] { (0..<count).map { self[$0] } }

  /// The number in a row as `Number()` gives it.
  package func number(_ row: Int) -> Double {
    switch self {
    case .numbers(let values), .dates(let values):
      let value = values[row]
      return value.isNaN && value.bitPattern == NumberMark.null.bitPattern ? 0 : value
    default: return self[row].asNumber
    }
  }

  /// The values of the rows with these numbers, in this order; a row may be taken more than once.
  package func taking(_ rows: [Int]) -> Column {
    switch self {
    case .numbers(let values): .numbers(rows.map { values[$0] })
    case .dates(let values): .dates(rows.map { values[$0] })
    case .words(let codes, let list): .words(rows.map { codes[$0] }, list: list)
    case .values(let values): .values(rows.map { values[$0] })
    }
  }

  /// A small number for each row, equal where the values are equal, counted from 0 in order of first appearance.
  package func groupCodes() -> (codes: [Int], count: Int) {
    switch self {
    case .words(let codes, let list): return Self.denseCodes(codes, wordCount: list.count)
    case .numbers(let values), .dates(let values): return Self.denseCodes(values)
    case .values(let values):
      var seen: [Value: Int] = [:]
      let codes = values.map { value in
        let next = seen.count
        return seen[value]
          ?? {
            seen[value] = next; return next
          }()
      }
      return (codes, seen.count)
    }
  }

  private static func denseCodes(_ codes: [Int32], wordCount: Int) -> (codes: [Int], count: Int) {
    var dense = [Int](repeating: -1, count: wordCount + 2)
    var next = 0
    let result = codes.map { code in
      let slot = Int(code) + 2
      if dense[slot] < 0 {
        dense[slot] = next
        next += 1
      }
      return dense[slot]
    }
    return (result, next)
  }

  private static func denseCodes(_ values: [Double]) -> (codes: [Int], count: Int) {
    var seen: [UInt64: Int] = [:]
    var last: (bits: UInt64, code: Int)?
    let codes = values.map { value in
      let bits = value == 0 ? 0 : value.bitPattern
      if let last, last.bits == bits { return last.code }
      let next = seen.count
      let code =
        seen[bits]
        ?? {
          seen[bits] = next; return next
        }()
      last = (bits, code)
      return code
    }
    return (codes, seen.count)
  }
}
