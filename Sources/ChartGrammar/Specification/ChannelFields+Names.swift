import ChartData

extension ChannelFields {
  /// A name beside the column's: `columnName` with a suffix.
  func columnName(suffix: String?) -> String {
    var name = field ?? ""
    switch aggregate {
    case .operation(.count)?: name = "__count"
    case .operation(let operation)?: name = "\(operation.rawValue)_\(Self.flat(name))"
    case .argmin(let other)?: return "argmin_\(Self.flat(other)).\(name)"
    case .argmax(let other)?: return "argmax_\(Self.flat(other)).\(name)"
    case nil:
      if case .automatic(let options) = bin {
        name = "\(Self.binPrefix(options))_\(Self.flat(name))"
      } else if let timeUnit, !timeUnit.isBinned {
        name = "\(timeUnit.name)_\(Self.flat(name))"
      }
    }
    return suffix.map { "\(name)_\($0)" } ?? name
  }

  static func flat(_ field: String) -> String {
    FieldPath.isNested(field) && field.contains("\\") ? FieldPath.plain(field) : field
  }

  private static func binPrefix(_ options: Properties) -> String {
    var text = "bin"
    for name in options.names {
      text += "_\(name)_" + (options[name]?.asText ?? "").map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }
    return text
  }

  var startName: String { columnName }
  /// Where a stacked value begins; it ends at `endName`.
  var stackedStartName: String { columnName(suffix: "start") }
  var endName: String { columnName(suffix: "end") }
  /// The ends of a span of time moved by a band position.
  var shiftedStartName: String { columnName(suffix: "offsetted_rect_start") }
  var shiftedEndName: String { columnName(suffix: "offsetted_rect_end") }
  var rangeName: String { columnName(suffix: "range") }
}
