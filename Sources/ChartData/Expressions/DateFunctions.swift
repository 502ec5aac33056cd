import Limits

enum DateFunctions {
  private static func part(_ read: @escaping @Sendable (CivilDate) -> Int) -> FunctionTable.Function {
    { arguments, _ in
      CivilDate(time: time(arguments.at(0))).map { .number(Double(read($0))) } ?? .number(.nan)
    }
  }

  /// A moment as `toDate` reads it: dates and numbers as they are, texts parsed.
  static func time(_ value: Value) -> Double {
    switch value {
    case .string(let text): DateText.parse(text)
    default: value.asNumber
    }
  }

  private static func composed(_ arguments: [Value]) -> Double {
    let numbers = arguments.map(\.asNumber)
    guard !numbers.contains(where: { !$0.isFinite || abs($0) > 1e9 }) else { return .nan }
    func number(_ index: Int, _ fallback: Int) -> Int {
      index < numbers.count ? Int(limited: numbers[index]) : fallback
    }
    let year = number(0, 1970)
    return CivilDate(
      year: (0...99).contains(year) ? year + 1900 : year, month: number(1, 0), day: number(2, 1), hours: number(3, 0),
      minutes: number(4, 0), seconds: number(5, 0), milliseconds: number(6, 0)
    ).time
  }

  private static let parts: [String: @Sendable (CivilDate) -> Int] = [
    "year": { $0.year }, "quarter": { $0.month / 3 + 1 }, "month": { $0.month }, "date": { $0.day },
    "day": { $0.weekday }, "dayofyear": { $0.dayOfYear }, "week": { $0.weekOfYear }, "hours": { $0.hours },
    "minutes": { $0.minutes }, "seconds": { $0.seconds }, "milliseconds": { $0.milliseconds },
  ]

  static let table: [String: FunctionTable.Function] = {
    var table: [String: FunctionTable.Function] = [:]
    for (name, read) in parts {
      table[name] = part(read)
      table["utc" + name] = part(read)
    }
    table["time"] = { arguments, _ in .number(time(arguments.at(0))) }
    table["datetime"] = { arguments, _ in
      arguments.count == 1 ? .date(time(arguments[0])) : .date(composed(arguments))
    }
    table["utc"] = { arguments, _ in .number(composed(arguments)) }
    table["toDate"] = { arguments, _ in arguments.at(0).isNothing ? .null : .number(time(arguments.at(0))) }
    table["timezoneoffset"] = { _, _ in .number(0) }
    table["now"] = { _, _ in .number(0) }
    let offset: FunctionTable.Function = { arguments, _ in
      guard let unit = TimeUnit(name: arguments.at(0).asText) else { return .missing }
      let step = arguments.count > 2 ? Int(limited: arguments.number(2)) : 1
      return .date(unit.interval.offset(time(arguments.at(1)), by: step))
    }
    table["timeOffset"] = offset
    table["utcOffset"] = offset
    let sequence: FunctionTable.Function = { arguments, _ in
      guard let unit = TimeUnit(name: arguments.at(0).asText) else { return .missing }
      let stop = time(arguments.at(2))
      let interval = TimeInterval(
        unit.interval.unit, every: arguments.count > 3 ? Int(limited: arguments.number(3)) : 1)
      return .list(interval.range(time(arguments.at(1)), stop).filter { $0 < stop }.map(Value.date))
    }
    table["timeSequence"] = sequence
    table["utcSequence"] = sequence
    table["dayAbbrevFormat"] = name { $0.shortDays }
    table["dayFormat"] = name { $0.days }
    table["monthAbbrevFormat"] = name { $0.shortMonths }
    table["monthFormat"] = name { $0.months }
    return table
  }()

  private static func name(_ names: @escaping @Sendable (TimeLocale) -> [String]) -> FunctionTable.Function {
    { arguments, scope in
      let list = names(scope.timeLocale)
      guard arguments.number(0).isFinite else { return .string("") }
      return .string(list[((Int(limited: arguments.number(0)) % list.count) + list.count) % list.count])
    }
  }
}
