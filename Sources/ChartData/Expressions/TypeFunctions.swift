enum TypeFunctions {
  private static func test(_ test: @escaping @Sendable (Value) -> Bool) -> FunctionTable.Function {
    { arguments, _ in .bool(test(arguments.at(0))) }
  }

  static let table: [String: FunctionTable.Function] = [
    "isArray": test { $0.list != nil }, "isBoolean": test { $0.bool != nil },
    "isDate": test { if case .date = $0 { true } else { false } },
    "isDefined": test { if case .missing = $0 { false } else { true } },
    "isNumber": test { $0.number != nil }, "isObject": test { $0.record != nil || $0.list != nil },
    "isRegExp": test { if case .pattern = $0 { true } else { false } }, "isString": test { $0.string != nil },
    "isValid": test { $0.isValid },
    "toBoolean": { arguments, _ in
      let value = arguments.at(0)
      if value.isNothing || value == .string("") { return .null }
      return .bool(!(value == .string("false") || value == .string("0")) && value.isTruthy)
    },
    "toNumber": { arguments, _ in arguments.at(0).parsedNumber.map(Value.number) ?? .null },
    "toString": { arguments, _ in
      let value = arguments.at(0)
      return value.isNothing || value == .string("") ? .null : .string(value.asText)
    },
  ]
}
