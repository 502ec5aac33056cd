import Limits

enum ListFunctions {
  private static func numbers(_ value: Value) -> [Double] { (value.list ?? []).map(\.asNumber).filter { !$0.isNaN } }

  static let table: [String: FunctionTable.Function] = [
    "length": { arguments, _ in arguments.at(0)["length"] },
    "extent": { arguments, _ in
      let numbers = (arguments.at(0).list ?? []).filter(\.isValid).map(\.asNumber)
      return .list([numbers.min().map(Value.number) ?? .missing, numbers.max().map(Value.number) ?? .missing])
    },
    "indexof": { arguments, _ in
      if let list = arguments.at(0).list {
        return .number(Double(list.firstIndex { $0.strictlyEquals(arguments.at(1)) } ?? -1))
      }
      let text = arguments.at(0).asText
      guard let range = ByteSearch(arguments.at(1).asText).firstRange(in: text[...]) else { return .number(-1) }
      return .number(Double(text.utf16.distance(from: text.startIndex, to: range.lowerBound)))
    },
    "lastindexof": { arguments, _ in
      guard let list = arguments.at(0).list else { return .number(-1) }
      return .number(Double(list.lastIndex { $0.strictlyEquals(arguments.at(1)) } ?? -1))
    },
    "inrange": { arguments, _ in
      let range = (arguments.at(1).list ?? []).map(\.asNumber)
      guard let low = range.min(), let high = range.max() else { return .bool(false) }
      let value = arguments.number(0)
      return .bool(value >= low && value <= high)
    },
    "join": { arguments, scope in
      let separator = arguments.count > 1 ? arguments[1].asText : ","
      let length = (arguments.at(0).list?.count ?? 0).multipliedReportingOverflow(by: separator.utf8.count)
      let isLong = length.overflow || length.partialValue > Limit.calculatedTextBytes.most
      if isLong, !scope.meter.spend(bytes: Limit.calculatedBytes.most) { return .missing }
      return .string((arguments.at(0).list ?? []).map { $0.isNothing ? "" : $0.asText }.joined(separator: separator))
    },
    "reverse": { arguments, _ in .list((arguments.at(0).list ?? []).reversed()) },
    "sort": { arguments, _ in .list((arguments.at(0).list ?? []).sorted { Value.order($0, $1) < 0 }) },
    "slice": { arguments, _ in slice(arguments) },
    "peek": { arguments, _ in arguments.at(0).list?.last ?? .missing },
    "span": { arguments, _ in
      let numbers = (arguments.at(0).list ?? []).map(\.asNumber)
      return .number((numbers.last ?? 0) - (numbers.first ?? 0))
    },
    "sequence": { arguments, _ in sequence(arguments) },
    "pluck": { arguments, _ in
      .list((arguments.at(0).list ?? []).map { $0[arguments.at(1).asText] })
    },
    "lerp": { arguments, _ in
      let ends = (arguments.at(0).list ?? []).map(\.asNumber)
      let low = ends.first ?? .nan
      return .number(low + ((ends.last ?? .nan) - low) * arguments.number(1))
    },
    "clampRange": { arguments, _ in clampRange(arguments) },
    "object": { _, _ in .record(Record()) },
    "array": { arguments, _ in
      arguments.at(0).list != nil ? arguments[0] : arguments.at(0).isNothing ? .list([]) : .list([arguments[0]])
    },
    "merge": { arguments, _ in
      var result = Record()
      for argument in arguments {
        for (name, value) in argument.record?.fields ?? Record().fields { result[name] = value }
      }
      return .record(result)
    },
    "quantile": { arguments, _ in .number(Quantile.value(numbers(arguments.at(0)).sorted(), arguments.number(1))) },
  ]

  private static func slice(_ arguments: [Value]) -> Value {
    let source = arguments.at(0)
    let count = Int(limited: source["length"].number ?? 0)
    func bound(_ index: Int, _ fallback: Int) -> Int {
      guard index < arguments.count, arguments.number(index).isFinite else { return fallback }
      let value = Int(limited: arguments.number(index))
      return max(0, min(count, value < 0 ? count + value : value))
    }
    let (start, end) = (bound(1, 0), bound(2, count))
    if let list = source.list { return .list(start < end ? Array(list[start..<end]) : []) }
    return .string(start < end ? source.asText.slice(from: start, to: end) ?? "" : "")
  }

  private static func sequence(_ arguments: [Value]) -> Value {
    let start = arguments.count > 1 ? arguments.number(0) : 0
    let stop = arguments.count > 1 ? arguments.number(1) : arguments.number(0)
    let step = arguments.count > 2 ? arguments.number(2) : 1
    let count = ((stop - start) / step).rounded(.up)
    guard count.isFinite, count > 0, count < 100_000 else { return .list([]) }
    return .list((0..<Int(limited: count)).map { .number(start + Double($0) * step) })
  }

  private static func clampRange(_ arguments: [Value]) -> Value {
    let range = (arguments.at(0).list ?? []).map(\.asNumber)
    guard var low = range.first, var high = range.last else { return .list([]) }
    if low > high { swap(&low, &high) }
    let span = high - low
    let (least, most) = (arguments.number(1), arguments.number(2))
    if span >= most - least { return .list([.number(least), .number(most)]) }
    let start = max(least, min(most - span, low))
    return .list([.number(start), .number(start + span)])
  }
}
