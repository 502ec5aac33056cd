import ChartScene

/// What is said of a chart to readers who hear it.
struct ReaderWords {
  let words: ChartWords

  init(_ words: ChartWords) { self.words = words }

  var axis: String { words.text(.chartAxis) }
  var legend: String { words.text(.chartLegend) }
  var title: String { words.text(.chartTitle) }

  func titled(_ text: String, isSubtitle: Bool) -> String {
    words.text(isSubtitle ? .chartSubtitleText : .chartTitleText, ["text": text])
  }

  private func titled(_ title: String?) -> String {
    title.map { words.text(.chartTitled, ["title": $0]) } ?? ""
  }

  private func list(_ texts: [String]) -> String { texts.joined(separator: words.text(.chartListSeparator)) }

  func axis(isHorizontal: Bool, title: String?, scale: ScaleType, domain: String) -> String {
    let kind = scale.isDiscreteDomain ? "discrete" : scale.rawValue
    return words.text(
      isHorizontal ? .chartHorizontalAxis : .chartVerticalAxis,
      ["titled": titled(title), "kind": kind, "domain": domain])
  }

  /// `kind` is `symbol`, `gradient` or `discrete`; `channels` are Vega's.
  func legend(kind: String, title: String?, channels: [String], domain: String) -> String {
    let names = channels.map {
      $0 == "fill" || $0 == "stroke" ? words.text(.chartColourChannel, ["channel": $0]) : $0
    }
    let all =
      names.count < 2
      ? names.joined() : words.text(.chartListEnd, ["list": list(names.dropLast()), "last": names[names.count - 1]])
    let first = kind.prefix(1).uppercased() + kind.dropFirst()
    return words.text(
      .chartLegendOf, ["kind": first, "titled": titled(title), "channels": all, "domain": domain])
  }

  func boundaries(_ texts: [String]) -> String {
    words.text(
      texts.count == 1 ? .chartBoundary : .chartBoundaries, ["n": String(texts.count), "list": list(texts)])
  }

  /// The first values of a list, and its last one if some are left out.
  func values(_ first: [String], last: String?, count: Int) -> String {
    let end = last.map { words.text(.chartEndingWith, ["last": $0]) } ?? ""
    return words.text(count == 1 ? .chartValue : .chartValues, ["n": String(count), "list": list(first) + end])
  }

  func span(_ first: String, _ last: String) -> String { words.text(.chartSpan, ["first": first, "last": last]) }

  /// A format of moments.
  func moment(isUTC: Bool) -> String { words.text(isUTC ? .chartMomentUTC : .chartMoment) }

  /// Says that a group holds views of their own.
  func name(views group: inout SceneGroup) {
    group.ariaRole = "graphics-object"
    group.ariaRoleDescription = words.text(.chartViews)
  }

  // MARK: Marks

  func container(_ mark: MarkType) -> String {
    words.text(.chartMarksOf, ["role": mark.traits.role, "mark": words.mark(mark)])
  }

  func mark(_ mark: MarkType) -> String { words.mark(mark) }

  /// For marks too many to be named one by one.
  func marks(_ count: Int) -> String { words.text(count == 1 ? .chartMark : .chartMarks, ["n": String(count)]) }

  /// What one mark shows: the names of its fields and their values.
  func pairs(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { words.text(.chartPair, ["name": $0.name, "value": $0.value]) }
      .joined(separator: words.text(.chartPairSeparator))
  }
}
