/// What kinds of values the properties of marks, guides, titles and scales take: the JSON schema of Vega-Lite 6.1, as far
/// as a kind can be told by the property's name. Beside these, every property takes null and a mapping (an expression, a
/// gradient, a condition).
enum ValueKind: Equatable {
  case number
  case boolean
  case numberOrBoolean
  case colour
  /// One of these words; some properties take a number or a boolean too.
  case words(Set<String>, orNumber: Bool = false, orBoolean: Bool = false)

  /// The kind of a property; nil if anything may stand there. `place` is what the property belongs to: `mark`, `axis`,
  /// `legend`, `header`, `title`, `scale`.
  static func of(_ property: String, in section: String) -> ValueKind? {
    if let own = bySection[section]?[property] { return own }
    if section == "scale", property == "interpolate" || property == "domain" { return nil }
    return byName[property]
  }

  private static func words(_ text: String, orNumber: Bool = false, orBoolean: Bool = false) -> ValueKind {
    .words(Set(text.split(separator: " ").map(String.init)), orNumber: orNumber, orBoolean: orBoolean)
  }

  private static let bySection: [String: [String: ValueKind]] = [
    "mark": ["orient": words("horizontal vertical"), "align": words("center left right")],
    "axis": ["orient": words("bottom left right top")],
    "header": ["orient": words("bottom left right top")],
    "legend": ["orient": words("bottom bottom-left bottom-right left none right top top-left top-right")],
    "title": ["orient": words("bottom left none right top"), "align": words("center left right")],
    "scale": ["align": .number],
  ]

  private static let byName: [String: ValueKind] = {
    var kinds: [String: ValueKind] = [
      "extent": words("ci iqr min-max stderr stdev", orNumber: true), "gridAlign": words("all each none"),
      "blend": words(
        """
        color color-burn color-dodge darken difference exclusion hard-light hue lighten luminosity multiply normal \
        overlay saturation screen soft-light
        """),
      "interpolate": words(
        """
        basis basis-closed basis-open bundle cardinal cardinal-closed cardinal-open catmull-rom linear linear-closed \
        monotone natural step step-after step-before
        """),
      "invalid": words("break-paths-filter-domains break-paths-show-domains break-paths-show-path-domains filter show"),
      "dir": words("ltr rtl"), "direction": words("horizontal vertical"), "tickBand": words("center extent"),
      "labelOverlap": words("greedy parity", orBoolean: true), "point": words("transparent", orBoolean: true),
      "strokeJoin": words("bevel miter round"),
      "tickCount": words("day hour millisecond minute month second week year", orNumber: true),
      "x": words("width", orNumber: true), "x2": words("width", orNumber: true),
      "y": words("height", orNumber: true), "y2": words("height", orNumber: true),
    ]
    func add(_ kind: ValueKind, _ names: String) {
      for name in names.split(separator: " ") { kinds[String(name)] = kind }
    }
    add(words("end middle start"), "anchor labelAnchor titleAnchor")
    add(
      words("alphabetic bottom line-bottom line-top middle top"), "baseline labelBaseline titleBaseline")
    add(words("butt round square"), "domainCap gridCap strokeCap tickCap")
    add(
      words("100 200 300 400 500 600 700 800 900 bold bolder lighter normal", orNumber: true),
      "fontWeight labelFontWeight subtitleFontWeight titleFontWeight")
    add(words("center left right"), "labelAlign titleAlign")
    add(words("bottom left right top"), "labelOrient titleOrient")
    add(.numberOrBoolean, "labelBound labelFlush")
    add(
      .boolean,
      """
      aria aspect clamp clip domain filled grid labels order reverse round smooth tickExtra tickRound zero
      """)
    add(
      .colour,
      """
      color domainColor fill fillColor gradientStrokeColor gridColor labelColor stroke strokeColor subtitleColor \
      symbolFillColor symbolStrokeColor tickColor titleColor
      """)
    add(.number, numbers)
    return kinds
  }()

  private static let numbers = """
    angle bandPosition bandSize base binSpacing clipHeight columnPadding columns constant continuousBandSize cornerRadius \
    cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft cornerRadiusTopRight \
    discreteBandSize domainDashOffset domainMid domainOpacity domainWidth dx dy exponent fillOpacity fontSize \
    gradientLength gradientOpacity gradientStrokeWidth gradientThickness gridDashOffset gridOpacity gridWidth height \
    innerRadius labelAngle labelFlushOffset labelFontSize labelLimit labelLineHeight labelOffset labelOpacity \
    labelPadding labelSeparation legendX legendY limit lineHeight maxExtent minBandSize minExtent offset opacity \
    outerRadius padAngle padding paddingInner paddingOuter position radius radius2 radius2Offset radiusOffset rowPadding \
    size strokeDashOffset strokeMiterLimit strokeOffset strokeOpacity strokeWidth subtitleFontSize subtitleLineHeight \
    subtitlePadding symbolDashOffset symbolLimit symbolOffset symbolOpacity symbolSize symbolStrokeWidth tension theta \
    theta2 theta2Offset thetaOffset thickness tickDashOffset tickMinStep tickOffset tickOpacity tickSize tickWidth \
    timeUnitBandPosition timeUnitBandSize titleAngle titleFontSize titleLimit titleLineHeight titleOpacity titlePadding \
    titleX titleY translate width x2Offset xOffset y2Offset yOffset zindex
    """
}
