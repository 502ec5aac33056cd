import ChartData

/// The names Vega-Lite 6 knows, by the place where they may stand.
enum KnownNames {
  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  static let top = words("$schema background padding autosize config usermeta datasets")
  static let view = words(
    """
    name description title data transform params width height view mark encoding projection resolve layer concat hconcat \
    vconcat columns spacing align bounds center facet spec repeat
    """)
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
  static let compositeMark = mark.union(words("box median outliers rule ticks extent center borders band"))
  static let channel = words(
    """
    aggregate axis band bandPosition bin condition datum field format formatType header impute legend scale sort stack \
    test timeUnit title type value param empty filter filter columns spacing align bounds center labelExpr selection
    """)
  static let scale = words(
    """
    align base bins clamp constant domain domainMax domainMid domainMin domainRaw exponent interpolate nice padding \
    paddingInner paddingOuter range rangeMax rangeMin reverse round scheme type zero
    """)
  static let axis = words(
    """
    aria bandPosition description disable domain domainCap domainColor domainDash domainDashOffset domainOpacity \
    domainWidth encoding format formatType grid gridCap gridColor gridDash gridDashOffset gridOpacity gridWidth \
    labelAlign labelAngle labelBaseline labelBound labelColor labelExpr labelFlush labelFlushOffset labelFont \
    labelFontSize labelFontStyle labelFontWeight labelLimit labelLineHeight labelOffset labelOpacity labelOverlap \
    labelPadding labelSeparation labels maxExtent minExtent offset orient position style tickBand tickCap tickColor \
    tickCount tickDash tickDashOffset tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize tickStep \
    tickWidth ticks title titleAlign titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize \
    titleFontStyle titleFontWeight titleLimit titleLineHeight titleOpacity titlePadding titleX titleY translate values \
    zindex
    """)
  static let legend = words(
    """
    aria clipHeight columnPadding columns cornerRadius description direction disable encoding fillColor format \
    formatType gradientLength gradientOpacity gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign \
    labelAlign labelBaseline labelColor labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit \
    labelOffset labelOpacity labelOverlap labelPadding labelSeparation legendX legendY offset orient padding rowPadding \
    strokeColor strokeWidth symbolDash symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity \
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
  static let format = words("type parse property feature mesh filter delimiter")
  static let sort = words("field op order encoding")
  static let bin = words("anchor base binned divide extent maxbins minstep nice step steps")
  static let timeUnit = words("unit maxbins step utc binned")
  static let configLegend = words(
    """
    disable gradientDirection gradientHorizontalMaxLength gradientHorizontalMinLength gradientVerticalMaxLength \
    gradientVerticalMinLength layout strokeDash strokeWidth symbolBaseFillColor symbolBaseStrokeColor symbolDirection \
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
  static let types = words("quantitative ordinal nominal temporal geojson")
  static let scaleTypes = Set(ScaleType.allCases.map(\.rawValue))

  /// The keys of each transform, by the key that tells which one it is.
  static let transforms: [(key: String, keys: Set<String>)] = [
    ("filter", words("filter")), ("calculate", words("calculate as")),
    ("joinaggregate", words("joinaggregate groupby")), ("window", words("window frame ignorePeers groupby sort")),
    ("stack", words("stack groupby offset sort as")), ("fold", words("fold as")), ("flatten", words("flatten as")),
    ("impute", words("impute key keyvals groupby frame method value")), ("lookup", words("lookup from as default")),
    ("pivot", words("pivot value groupby limit op")), ("quantile", words("quantile groupby probs step as")),
    ("density", words("density groupby cumulative counts bandwidth extent minsteps maxsteps steps as resolve")),
    ("regression", words("regression on groupby method order extent params as")),
    ("loess", words("loess on groupby bandwidth as")), ("sample", words("sample")), ("extent", words("extent param")),
    ("aggregate", words("aggregate groupby")), ("timeUnit", words("timeUnit field as")),
    ("bin", words("bin field as")),
  ]
}
