enum FormatFunctions {
  private static let date: FunctionTable.Function = { arguments, scope in
    let time = DateFunctions.time(arguments.at(0))
    guard let format = arguments.at(1).string else {
      return .string(TimeMultiFormat(locale: scope.timeLocale).text(time))
    }
    return .string(TimeFormat(format, locale: scope.timeLocale).text(time))
  }

  private static let unitSpecifier: FunctionTable.Function = { arguments, _ in
    let names = arguments.at(0).list?.map(\.asText) ?? [arguments.at(0).asText]
    return .string(TimeUnit(name: names.joined())?.defaultFormat ?? "%Y")
  }

  static let table: [String: FunctionTable.Function] = [
    "format": { arguments, scope in
      guard let format = NumberFormat(arguments.at(1).string ?? "", locale: scope.numberLocale) else { return .missing }
      return .string(format.text(arguments.number(0)))
    },
    "timeFormat": date, "utcFormat": date,
    "timeParse": { arguments, _ in .date(TimeParser(arguments.at(1).asText).parse(arguments.at(0).asText)) },
    "utcParse": { arguments, _ in .date(TimeParser(arguments.at(1).asText).parse(arguments.at(0).asText)) },
    "timeUnitSpecifier": unitSpecifier,
    "formatCompact": { arguments, scope in
      .string(scope.compactNumber.text(arguments.number(0)))
    },
  ]
}
