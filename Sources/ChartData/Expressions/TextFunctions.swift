import Limits

enum TextFunctions {
  static let table: [String: FunctionTable.Function] = [
    "lower": { arguments, _ in .string(arguments.at(0).asText.lowercased()) },
    "upper": { arguments, _ in .string(arguments.at(0).asText.uppercased()) },
    "trim": { arguments, _ in .string(trimmed(arguments.at(0).asText)) },
    "pad": { arguments, _ in .string(padded(arguments)) },
    "truncate": { arguments, _ in .string(truncated(arguments)) },
    "substring": { arguments, _ in
      let text = arguments.at(0).asText
      let length = text.utf16.count
      let ends = [arguments.number(1), arguments.count > 2 ? arguments.number(2) : Double(length)]
        .map { $0.isNaN ? 0 : max(0, min(Double(length), $0)) }.map { Int(limited: $0) }.sorted()
      return .string(text.slice(from: ends[0], to: ends[1]) ?? "")
    },
    "split": { arguments, _ in split(arguments) },
    "replace": { arguments, scope in
      let text = arguments.at(0).asText
      let replacement = arguments.at(2).asText
      if case .pattern(let pattern) = arguments.at(1) {
        return .string(pattern.replacing(in: text, with: replacement, meter: scope.meter))
      }
      guard let range = ByteSearch(arguments.at(1).asText).firstRange(in: text[...]) else { return .string(text) }
      return .string(text[..<range.lowerBound] + replacement + text[range.upperBound...])
    },
    "regexp": { arguments, scope in
      .pattern(pattern(arguments.at(0).asText, flags: arguments.count > 1 ? arguments.at(1).asText : "", scope))
    },
    "test": { arguments, scope in
      if case .pattern(let pattern) = arguments.at(0) {
        return .bool(pattern.matches(arguments.at(1).asText, meter: scope.meter))
      }
      return .bool(pattern(arguments.at(0).asText, scope).matches(arguments.at(1).asText, meter: scope.meter))
    },
    "match": { arguments, scope in
      let pattern: TextPattern
      if case .pattern(let given) = arguments.at(1) {
        pattern = given
      } else {
        pattern = TextFunctions.pattern(arguments.at(1).asText, scope)
      }
      return pattern.groups(in: arguments.at(0).asText, meter: scope.meter).map {
        .list($0.map { $0.map(Value.string) ?? .missing })
      }
        ?? .null
    },
  ]

  /// Reading a pattern takes time in proportion to it, once for each row.
  private static func pattern(_ source: String, flags: String = "", _ scope: ExpressionScope) -> TextPattern {
    scope.meter.spend(evaluated: source.utf8.count)
    return TextPattern(source, flags: flags)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  private static func padded(_ arguments: [Value]) -> String {
    let text = arguments.at(0).asText
    let fill = String((arguments.count > 2 && !arguments[2].isNothing ? arguments[2].asText : " ").prefix(100))
    let missing = Int(limited: max(0, min(1000, arguments.number(1) - Double(text.count))))
    guard missing > 0, !fill.isEmpty else { return text }
    func run(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch arguments.at(3).asText {
    case "left": return run(missing) + text
    case "center": return run(missing / 2) + text + run(missing - missing / 2)
    default: return text + run(missing)
    }
  }

  private static func truncated(_ arguments: [Value]) -> String {
    let text = arguments.at(0).asText
    let length = arguments.number(1).isFinite ? Int(limited: arguments.number(1)) : 0
    let ellipsis = arguments.count > 3 ? arguments[3].asText : "…"
    guard text.count > length else { return text }
    let kept = max(0, length - ellipsis.count)
    switch arguments.at(2).asText {
    case "left": return ellipsis + text.suffix(kept)
    case "center": return text.prefix((kept + 1) / 2) + ellipsis + text.suffix(kept / 2)
    default: return text.prefix(kept) + ellipsis
    }
  }

  private static func split(_ arguments: [Value]) -> Value {
    let text = arguments.at(0).asText
    let separator = arguments.at(1).asText
    var parts: [String]
    if separator.isEmpty {
      parts = text.map(String.init)
    } else {
      parts = []
      var rest = text[...]
      let search = ByteSearch(separator)
      while let range = search.firstRange(in: rest) {
        parts.append(String(rest[..<range.lowerBound]))
        rest = rest[range.upperBound...]
      }
      parts.append(String(rest))
    }
    if arguments.count > 2, arguments.number(2) >= 0 { parts = Array(parts.prefix(Int(limited: arguments.number(2)))) }
    return .list(parts.map(Value.string))
  }
}
