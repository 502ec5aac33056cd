/// Reads the notation of ECMA-262, section 22.2.1, without back references, look-behind and named groups.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private let isCaseless: Bool
  private var index = 0
  private var depth = 0
  private(set) var groupCount = 1

  private static let deepest = 100
  private static let mostTimes = 1000

  init(_ text: String, isCaseless: Bool) {
    self.text = Array(text.unicodeScalars)
    self.isCaseless = isCaseless
  }

  mutating func parse() -> PatternTree? {
    guard let tree = alternatives(), index == text.count else { return nil }
    return tree
  }

  private var next: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func alternatives() -> PatternTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return nil }
    var parts: [PatternTree] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while take("|")
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func sequence() -> PatternTree? {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      guard let atom = atom(), let part = quantified(atom) else { return nil }
      parts.append(part)
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func quantified(_ atom: PatternTree) -> PatternTree? {
    var low = 0
    var high: Int?
    if take("*") {
    } else if take("+") {
      low = 1
    } else if take("?") {
      high = 1
    } else if let times = counted() {
      (low, high) = times
    } else {
      return atom
    }
    guard low <= Self.mostTimes, (high ?? 0) <= Self.mostTimes, high.map({ $0 >= low }) ?? true else { return nil }
    let isLazy = take("?")
    return .times(atom, low: low, high: high, isLazy: isLazy)
  }

  /// `{2}`, `{2,}`, `{2,5}`; nil if the brace is only a brace.
  private mutating func counted() -> (Int, Int?)? {
    let start = index
    guard take("{"), let low = integer() else {
      index = start
      return nil
    }
    if take("}") { return (low, low) }
    if take(",") {
      let high = integer()
      if take("}") { return (low, high) }
    }
    index = start
    return nil
  }

  private mutating func integer() -> Int? {
    var value: Int?
    while let digit = next, (0x30...0x39).contains(digit.value) {
      value = min((value ?? 0) * 10 + Int(digit.value) - 0x30, 1_000_000)
      index += 1
    }
    return value
  }

  private mutating func atom() -> PatternTree? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "^": return .step(.lineStart)
    case "$": return .step(.lineEnd)
    case ".": return unit(PatternClass.lineEnds, isNegative: true)
    case "(": return group()
    case "[": return bracket()
    case "\\": return escape()
    case "*", "+", "?": return nil
    default: return unit([scalar.value...scalar.value])
    }
  }

  private func unit(_ ranges: [ClosedRange<UInt32>], isNegative: Bool = false) -> PatternTree {
    .step(.unit(PatternClass(ranges: ranges, isNegative: isNegative, isCaseless: isCaseless)))
  }

  private mutating func group() -> PatternTree? {
    var number: Int?
    var look: Bool?
    if take("?") {
      if take("=") {
        look = false
      } else if take("!") {
        look = true
      } else if !take(":") {
        return nil
      }
    } else {
      number = groupCount
      groupCount += 1
    }
    guard let inner = alternatives(), take(")") else { return nil }
    if let look { return .look(inner, isNegative: look) }
    return number.map { .group(inner, number: $0) } ?? inner
  }

  private mutating func escape() -> PatternTree? {
    if take("b") { return .step(.wordEdge(true)) }
    if take("B") { return .step(.wordEdge(false)) }
    return escapedRanges().map { unit($0) }
  }

  private mutating func escapedRanges() -> [ClosedRange<UInt32>]? {
    guard let scalar = next else { return nil }
    index += 1
    switch scalar {
    case "d": return PatternClass.digits
    case "D": return PatternClass.inverse(PatternClass.digits)
    case "w": return PatternClass.word
    case "W": return PatternClass.inverse(PatternClass.word)
    case "s": return PatternClass.space
    case "S": return PatternClass.inverse(PatternClass.space)
    case "n": return [0x0A...0x0A]
    case "r": return [0x0D...0x0D]
    case "t": return [0x09...0x09]
    case "f": return [0x0C...0x0C]
    case "v": return [0x0B...0x0B]
    case "0": return [0...0]
    case "x": return hexadecimal(2)
    case "u": return hexadecimal(4)
    case "1"..."9", "k", "p", "P": return nil
    default: return [scalar.value...scalar.value]
    }
  }

  private mutating func hexadecimal(_ count: Int) -> [ClosedRange<UInt32>]? {
    guard index + count <= text.count else { return nil }
    let digits = String(String.UnicodeScalarView(text[index..<(index + count)]))
    guard let value = UInt32(digits, radix: 16) else { return nil }
    index += count
    return [value...value]
  }

  private mutating func bracket() -> PatternTree? {
    let isNegative = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while !take("]") {
      guard let low = member() else { return nil }
      if next == "-", index + 1 < text.count, text[index + 1] != "]", low.count == 1, low[0].count == 1 {
        index += 1
        guard let high = member(), high.count == 1, high[0].upperBound >= low[0].lowerBound else { return nil }
        ranges.append(low[0].lowerBound...high[0].upperBound)
      } else {
        ranges += low
      }
    }
    return unit(ranges, isNegative: isNegative)
  }

  private mutating func member() -> [ClosedRange<UInt32>]? {
    guard let scalar = next else { return nil }
    index += 1
    guard scalar == "\\" else { return [scalar.value...scalar.value] }
    if take("b") { return [0x08...0x08] }
    return escapedRanges()
  }
}
