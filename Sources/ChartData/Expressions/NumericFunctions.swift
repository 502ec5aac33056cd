import Glibc
import Limits

enum NumericFunctions {
  private static func unary(_ function: @escaping @Sendable (Double) -> Double) -> FunctionTable.Function {
    { arguments, _ in .number(function(arguments.number(0))) }
  }

  /// JavaScript's `**`: NaN for a power of NaN, as C's `pow` isn't for 1.
  static func power(_ base: Double, _ exponent: Double) -> Double { exponent.isNaN ? .nan : pow(base, exponent) }

  /// JavaScript's `Math.round`: halves go up.
  static func rounded(_ value: Double) -> Double { (value + 0.5).rounded(.down) }

  private static func extreme(_ values: [Value], _ wins: (Double, Double) -> Bool, _ empty: Double) -> Value {
    var best = empty
    for value in values {
      let number = value.asNumber
      if number.isNaN { return .number(.nan) }
      if wins(number, best) { best = number }
    }
    return .number(best)
  }

  static let table: [String: FunctionTable.Function] = [
    "abs": unary { abs($0) }, "acos": unary { acos($0) }, "asin": unary { asin($0) }, "atan": unary { atan($0) },
    "ceil": unary { $0.rounded(.up) }, "cos": unary { cos($0) }, "exp": unary { exp($0) },
    "floor": unary { $0.rounded(.down) }, "log": unary { log($0) }, "round": unary(rounded), "sin": unary { sin($0) },
    "sqrt": unary { $0.squareRoot() }, "tan": unary { tan($0) },
    "trunc": unary { $0.rounded(.towardZero) }, "cbrt": unary { cbrt($0) }, "log2": unary { log2($0) },
    "log10": unary { log10($0) }, "sign": unary { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 },
    "atan2": { arguments, _ in .number(atan2(arguments.number(0), arguments.number(1))) },
    "hypot": { arguments, _ in .number(arguments.reduce(0) { $0 + $1.asNumber * $1.asNumber }.squareRoot()) },
    "pow": { arguments, _ in .number(power(arguments.number(0), arguments.number(1))) },
    "max": { arguments, _ in extreme(arguments, >, -.infinity) },
    "min": { arguments, _ in extreme(arguments, <, .infinity) },
    "clamp": { arguments, _ in
      .number(max(arguments.number(1), min(arguments.number(2), arguments.number(0))))
    },
    "isNaN": { arguments, _ in .bool(arguments.number(0).isNaN) },
    "isFinite": { arguments, _ in .bool(arguments.number(0).isFinite) },
    "parseFloat": { arguments, _ in .number(leadingNumber(arguments.at(0).asText)) },
    "parseInt": { arguments, _ in
      let radix = arguments.count > 1 ? Int(limited: arguments.number(1)) : 10
      guard radix != 10 else { return .number(leadingNumber(arguments.at(0).asText).rounded(.towardZero)) }
      return .number(Int(arguments.at(0).asText, radix: max(2, min(36, radix))).map { Double($0) } ?? .nan)
    },
    "densityNormal": { arguments, _ in
      let deviation = arguments.count > 2 ? arguments.number(2) : 1
      let z = (arguments.number(0) - (arguments.count > 1 ? arguments.number(1) : 0)) / deviation
      return .number(exp(-0.5 * z * z) / (deviation * (2 * Double.pi).squareRoot()))
    },
    "cumulativeNormal": { arguments, _ in
      let z =
        (arguments.number(0) - (arguments.count > 1 ? arguments.number(1) : 0))
        / (arguments.count > 2 ? arguments.number(2) : 1)
      return .number(0.5 * erfc(-z / 2.0.squareRoot()))
    },
  ]

  /// The number at the front of a text, as `parseFloat` reads it.
  private static func leadingNumber(_ text: String) -> Double {
    let trimmed = text.drop { $0.isWhitespace }
    var best = Double.nan
    var end = trimmed.startIndex
    for index in trimmed.indices.prefix(40) {
      end = trimmed.index(after: index)
      let character = trimmed[index]
      guard character.isASCII, character.isNumber || "+-.eE".contains(character) else { break }
      if let value = NumberText.parse(String(trimmed[..<end])) { best = value }
    }
    return best
  }
}
