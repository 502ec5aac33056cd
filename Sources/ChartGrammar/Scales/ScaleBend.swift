import Glibc

/// How a continuous scale bends its domain before it is laid on the range.
enum ScaleBend: Sendable {
  case none
  case log(base: Double)
  case power(Double)
  case symmetricLog(constant: Double)

  func forward(_ value: Double, isNegative: Bool = false) -> Double {
    switch self {
    case .none: value
    case .log: isNegative ? -Glibc.log(-value) : Glibc.log(value)
    case .power(let exponent): value < 0 ? -pow(-value, exponent) : pow(value, exponent)
    case .symmetricLog(let constant): (value < 0 ? -1 : 1) * log1p(abs(value) / constant)
    }
  }

  func backward(_ value: Double, isNegative: Bool = false) -> Double {
    switch self {
    case .none: value
    case .log: isNegative ? -exp(-value) : exp(value)
    case .power(let exponent): value < 0 ? -pow(-value, 1 / exponent) : pow(value, 1 / exponent)
    case .symmetricLog(let constant): (value < 0 ? -1 : 1) * expm1(abs(value)) * constant
    }
  }
}
