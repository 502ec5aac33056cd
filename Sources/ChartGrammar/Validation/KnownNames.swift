import ChartData

/// The names Vega-Lite 6 knows, by the place where they may stand.
enum KnownNames {
  static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  static let top = words("$schema background padding autosize config usermeta datasets")
  static let marks = Set(MarkType.allCases.map(\.rawValue)).union(compositeMarks)
  static let compositeMarks = words("boxplot errorbar errorband")
  static let mark = words(
    """
    type align angle aria ariaRole ariaRoleDescription aspect bandSize baseline binSpacing blend clip color \
    continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd cornerRadiusTopLeft \
    cornerRadiusTopRight cursor description dir discreteBandSize dx dy ellipsis fill fillOpacity filled font \
    fontSize fontStyle fontWeight height href innerRadius interpolate invalid limit line lineBreak lineHeight \
    minBandSize opacity order orient outerRadius padAngle point radius radius2 radius2Offset radiusOffset shape size \
    smooth stroke strokeCap strokeDash strokeDashOffset strokeJoin strokeMiterLimit strokeOffset \
    strokeOpacity strokeWidth style tension text theta theta2 theta2Offset thetaOffset thickness time \
    timeUnitBandPosition timeUnitBandSize tooltip url width x x2 x2Offset xOffset y y2 y2Offset yOffset
    """)
  private static let compositeMark = words("type clip color extent opacity orient")
  private static let compositeParts: [CompositeMark: Set<String>] = [
    .boxplot: compositeMark.union(words("box invalid median outliers rule size ticks")),
    .errorbar: compositeMark.union(words("rule size thickness ticks")),
    .errorband: compositeMark.union(words("band borders interpolate tension")),
  ]
  /// The properties of a mark by its name.
  static func mark(_ name: String) -> Set<String> {
    CompositeMark(rawValue: name).flatMap { compositeParts[$0] } ?? mark
  }
  /// A mark inside a mark (the points of a line, the box of a box plot), and the marks of `config`.
  static let partOfMark = mark.union(words("startAngle endAngle"))
  static let configMark = compositeParts.values.reduce(partOfMark) { $0.union($1) }
  static let scale = words(
    """
    align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent interpolate nice padding \
    paddingInner paddingOuter range rangeMax rangeMin reverse round scheme type zero
    """)
  static let axis = words(
    """
    aria bandPosition description domain domainCap domainColor domainDash domainDashOffset domainOpacity \
    domainWidth format formatType grid gridCap gridColor gridDash gridDashOffset gridOpacity gridWidth \
    labelAlign labelAngle labelBaseline labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont \
    labelFontSize labelFontStyle labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity labelOverlap \
    labelPadding labelSeparation labels maxExtent minExtent offset orient position style tickBand tickCap tickColor \
    tickCount tickDash tickDashOffset tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize \
    tickWidth ticks title titleAlign titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize \
    titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titlePadding titleX titleY translate values \
    zindex
    """)
  static let legend = words(
    """
    aria clipHeight columnPadding columns cornerRadius description direction fillColor format \
    formatType gradientLength gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign \
    labelAlign labelBaseline labelColor labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit \
    labelOffset labelOpacity labelOverlap labelPadding labelSeparation legendX legendY offset orient padding rowPadding \
    strokeColor symbolDash symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity \
    symbolSize symbolStrokeColor symbolStrokeWidth symbolType tickCount tickMinStep title titleAlign titleAnchor \
    titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight \
    titleOpacity titleOrient titlePadding type values zindex
    """)
  static let header = words(
    """
    format formatType labelAlign labelAnchor labelAngle labelBaseline labelColor labelExpr labelFont labelFontSize \
    labelFontStyle labelFontWeight labelLimit labelLineHeight labelOrient labelPadding labels orient title titleAlign \
    titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit \
    titleLineHeight titleOrient titlePadding
    """)
  static let title = words(
    """
    align anchor angle aria baseline color dx dy font fontSize fontStyle fontWeight frame limit lineHeight offset orient \
    style subtitle subtitleColor subtitleFont subtitleFontSize subtitleFontStyle subtitleFontWeight subtitleLineHeight \
    subtitlePadding text zindex
    """)
  static let projection = words(
    """
    type angle center clipAngle clipExtent coefficient distance extent fit fraction lobes parallel parallels pointRadius \
    precision radius ratio reflectX reflectY rotate scale size spacing tilt translate
    """)
  static let data = words("url values name format sequence sphere graticule")
  static let sequence = words("start stop step as")
  static let graticule = words("extent extentMajor extentMinor precision step stepMajor stepMinor")
  static let format = words("type parse property feature mesh filter delimiter")
  static let sort = words("field op order encoding")
  static let bin = words("anchor base binned divide extent maxbins minstep nice step steps")
  static let timeUnit = words("unit maxbins step utc binned")
  static let configLegend = words(
    """
    disable gradientDirection gradientHorizontalMaxLength gradientHorizontalMinLength gradientVerticalMaxLength \
    gradientLabelLimit gradientLabelOffset gradientVerticalMinLength layout strokeDash strokeWidth symbolBaseFillColor symbolBaseStrokeColor symbolDirection \
    unselectedOpacity
    """)
  static let config = marks.union(
    words(
      """
      aria autosize axis axisBand axisBottom axisDiscrete axisLeft axisPoint axisQuantitative axisRight axisTemporal \
      axisTop axisX axisXBand axisXDiscrete axisXPoint axisXQuantitative axisXTemporal axisY axisYBand axisYDiscrete \
      axisYPoint axisYQuantitative axisYTemporal background concat countTitle customFormatTypes facet fieldTitle font \
      header headerColumn headerFacet headerRow legend lineBreak locale mark normalizedNumberFormat \
      normalizedNumberFormatType numberFormat numberFormatType padding params projection range scale selection style \
      timeFormat timeFormatType title tooltipFormat view
      """))
  static let frame = words(
    """
    cornerRadius cursor fill fillOpacity opacity stroke strokeCap strokeDash strokeDashOffset strokeJoin \
    strokeMiterLimit strokeOpacity strokeWidth style
    """)
  static let configView = frame.subtracting(["style"]).union(
    words("clip continuousHeight continuousWidth discreteHeight discreteWidth step"))
  static let configScale = words(
    """
    animationDuration bandPaddingInner bandPaddingOuter bandWithNestedOffsetPaddingInner \
    bandWithNestedOffsetPaddingOuter barBandPaddingInner clamp continuousPadding framesPerSecond invalid maxBandSize \
    maxFontSize maxOpacity maxSize maxStrokeWidth minBandSize minFontSize minOpacity minSize minStrokeWidth \
    offsetBandPaddingInner offsetBandPaddingOuter pointPadding quantileCount quantizeCount rectBandPaddingInner round \
    tickBandPaddingInner useUnaggregatedDomain xReverse zero
    """)
  static let configRange = words("category diverging heatmap ordinal ramp symbol")
  static let configTitle = title.subtracting(words("text subtitle style"))
  static let style = configMark.union(axis)
  static let sectionsOfConfig: [String: Set<String>] = [
    "view": configView, "scale": configScale, "range": configRange, "facet": words("columns spacing"),
    "concat": words("columns spacing"), "selection": words("point interval"), "projection": projection,
    "locale": words("number time"), "title": configTitle, "legend": legend.union(configLegend),
    "padding": words("left right top bottom"), "autosize": autosize,
    "tooltipFormat": words(
      """
      normalizedNumberFormat normalizedNumberFormatType numberFormat numberFormatType timeFormat timeFormatType
      """),
  ]
  static let autosize = words("type resize contains")
  static let parameter = words("name value expr react bind select views")
  static let pointSelection = words("type clear encodings fields nearest on resolve toggle")
  static let intervalSelection = words("type clear encodings fields mark on resolve translate zoom")
  static let brush = words(
    "cursor fill fillOpacity stroke strokeDash strokeDashOffset strokeOpacity strokeWidth")
  static let binding = words(
    "autocomplete debounce element event input labels legend max min name options placeholder step")
  static let impute = words("frame keyvals method value")
  static let lookup = words("data param key fields")
  static let predicate = words(
    "and or not param empty field timeUnit equal lt lte gt gte oneOf range valid")
  static let types = words("quantitative ordinal nominal temporal geojson")
  static let scaleTypes = Set(ScaleType.allCases.map(\.rawValue))
}
