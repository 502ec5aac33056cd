import ChartData

/// Rows or summaries as a centre with a lower and an upper end.
struct ErrorSummary {
  let parts: CompositeParts

  private var extent: String? { parts.mark["extent"]?.string ?? parts.config[parts.name].string("extent") }

  private var center: String {
    parts.mark["center"]?.string
      ?? (extent == "iqr" ? "median" : parts.config[parts.name].string("center") ?? "mean")
  }

  private var spread: String { extent ?? (center == "median" ? "iqr" : "stderr") }

  /// What is read out of a summary besides its channels, as Vega-Lite names it; an author's own tooltip stands.
  func told() -> Value? {
    if let own = parts.others["tooltip"] { return own }
    let field = parts.field
    let (lower, upper, middle) = ("lower_\(field)", "upper_\(field)", "center_\(field)")
    if let other = parts.measure2?["field"]?.asText { return CompositeParts.told([(upper, other), (lower, field)]) }
    if let error = parts.error?["field"]?.asText {
      let below = parts.error2?["field"].map { "\(field) + \($0.asText)" } ?? "\(field) - \(error)"
      let ends = [(upper, "\(field) + \(error)"), (lower, below)]
      return CompositeParts.told(parts.error2 == nil ? [(field, field)] + ends : ends)
    }
    func title(_ operation: String) -> String { operation.prefix(1).uppercased() + operation.dropFirst() }
    if spread == "iqr" || spread == "ci" {
      let (low, high) = spread == "iqr" ? ("Q1", "Q3") : ("Ci0", "Ci1")
      let middleName = title(spread == "iqr" ? center : "mean")
      return CompositeParts.told([
        (upper, "\(high) of \(field)"), (lower, "\(low) of \(field)"), (middle, "\(middleName) of \(field)"),
      ])
    }
    let name = title(center)
    return CompositeParts.told([
      (middle, "\(name) of \(parts.title)"), (upper, "\(name) + \(spread) of \(parts.title)"),
      (lower, "\(name) - \(spread) of \(parts.title)"),
    ])
  }

  /// The transforms that give `center_`, `lower_` and `upper_` of the field.
  func transforms() -> [Value] {
    let field = parts.field
    func datum(_ name: String) -> String { "datum['\(name)']" }
    if let other = parts.measure2?["field"]?.asText {
      return [.calculate(datum(field), "lower_\(field)"), .calculate(datum(other), "upper_\(field)")]
    }
    if let error = parts.error?["field"]?.asText {
      let lower =
        parts.error2?["field"].map { "\(datum(field)) + \(datum($0.asText))" } ?? "\(datum(field)) - \(datum(error))"
      return [
        .calculate(datum(field), "center_\(field)"), .calculate("\(datum(field)) + \(datum(error))", "upper_\(field)"),
        .calculate(lower, "lower_\(field)"),
      ]
    }
    if spread == "iqr" {
      return [
        aggregate([
          .measure("q1", field, "lower_\(field)"), .measure("q3", field, "upper_\(field)"),
          .measure(center, field, "center_\(field)"),
        ])
      ]
    }
    if spread == "ci" {
      return [
        aggregate([
          .measure("ci0", field, "lower_\(field)"), .measure("ci1", field, "upper_\(field)"),
          .measure("mean", field, "center_\(field)"),
        ])
      ]
    }
    return [
      aggregate([.measure(spread, field, "extent_\(field)"), .measure(center, field, "center_\(field)")]),
      .calculate("datum['center_\(field)'] + datum['extent_\(field)']", "upper_\(field)"),
      .calculate("datum['center_\(field)'] - datum['extent_\(field)']", "lower_\(field)"),
    ]
  }

  private func aggregate(_ measures: [Value]) -> Value {
    .record(Record([("aggregate", .list(measures + parts.measures)), ("groupby", .list(parts.groups))]))
  }
}
