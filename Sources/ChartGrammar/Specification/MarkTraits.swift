/// What a mark is, in one row: everything that other parts of the grammar need to know of it. How it is drawn is in `Marks`.
struct MarkTraits: Sendable {
  /// The second place of a mark: the other end, or only that of a bin in whose middle it stands.
  enum Span: Sendable { case never, ofBins, always }

  /// Along which axis a mark lies.
  enum Orienting: Sendable {
    case never, asBar, asRule
    /// Between two values of one axis, else along its measure.
    case byRange
    /// Along its measure; time is measured over.
    case byMeasure
    /// Across its measure, which may be time.
    case acrossMeasure
  }

  enum Stacking: Sendable { case never, onDemand, byDefault }

  /// What the channel `size` means: pixels of a band, of a line, of letters, or an area.
  enum Size: Sendable { case band, stroke, font, area }

  /// Of the channels that not every mark has.
  var channels: Set<Channel>
  var span = Span.never
  var orienting = Orienting.never
  var stacking = Stacking.onDemand
  /// Whether colour goes into the fill, where the author doesn't say.
  var isFilled = true
  /// Whether it takes the width of a band of a discrete scale.
  var takesBand = false
  /// The topic in `config.scale` of the gap between its bands.
  var bandPadding = "rectBandPaddingInner"
  /// Whether its measure begins at zero, whatever the theme says.
  var startsAtZero = false
  /// Whether only the axis that it is read along begins at zero.
  var hasZeroAlong = false
  /// Whether it is drawn through points of a series.
  var isPath = false
  /// Whether it is as wide as a bin or a span of time.
  var isRectLike = false
  /// Whether a circle is divided by it.
  var isPolar = false
  /// Whether it is an outline on the map.
  var isMap = false
  /// Whether colours of its surface are told apart as those of a heat map.
  var isSurface = false
  /// Whether guides are drawn over it.
  var coversGuides = false
  /// Whether its shapes end where their values are: no outline, letter or point reaches beyond the plot.
  var staysInPlot = false
  var size = Size.area
  /// In pixels, where nobody says it.
  var strokeWidth = 1.0
  /// Of marks that stand for one row each; nil where they are opaque.
  var opacity: Double?
  /// Of legends.
  var symbol = "circle"
  /// How Vega names its shapes to assistive technology.
  var role: String
  /// What a mark is called to readers who hear it.
  var spoken: (english: String, chinese: String)
  /// What a chart of it is called.
  var chart = (english: "Chart", chinese: "图表")
}

extension MarkTraits {
  private static let plane: Set<Channel> = [.x, .y, .xOffset, .yOffset, .size, .strokeDash]
  private static let scatter = ("Scatter plot", "散点图")

  static let arc = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .theta, .radius, .theta2, .radius2], stacking: .byDefault, isPolar: true,
    staysInPlot: true, role: "arc", spoken: ("arc mark", "扇形"), chart: ("Pie chart", "饼图"))
  static let area = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset], span: .always, orienting: .byRange, stacking: .byDefault,
    startsAtZero: true,
    hasZeroAlong: true, isPath: true, staysInPlot: true, role: "area", spoken: ("area mark", "面积"),
    chart: ("Area chart", "面积图"))
  static let bar = MarkTraits(
    channels: plane, span: .always, orienting: .asBar, stacking: .byDefault, takesBand: true,
    bandPadding: "barBandPaddingInner", startsAtZero: true, hasZeroAlong: true, isRectLike: true, staysInPlot: true,
    size: .band, symbol: "square", role: "rect", spoken: ("bar", "柱"), chart: ("Bar chart", "柱状图"))
  static let circle = MarkTraits(
    channels: plane, span: .ofBins, strokeWidth: 2, opacity: 0.7, role: "symbol", spoken: ("circle", "点"),
    chart: scatter)
  static let geoshape = MarkTraits(
    channels: [.strokeDash, .shape], stacking: .never, isMap: true, isSurface: true, role: "shape",
    spoken: ("geoshape", "区域"))
  static let image = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .url], span: .always, stacking: .never, takesBand: true, isRectLike: true,
    symbol: "square", role: "image", spoken: ("image mark", "图片"))
  static let line = MarkTraits(
    channels: plane, span: .ofBins, orienting: .byMeasure, isFilled: false, hasZeroAlong: true, isPath: true,
    size: .stroke, strokeWidth: 2, symbol: "stroke", role: "line", spoken: ("line mark", "折线"),
    chart: ("Line chart", "折线图"))
  static let point = MarkTraits(
    channels: plane.union([.shape, .angle]), span: .ofBins, isFilled: false, strokeWidth: 2, opacity: 0.7,
    role: "symbol", spoken: ("point", "点"), chart: scatter)
  static let rect = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset], span: .always, stacking: .never, takesBand: true, isRectLike: true,
    isSurface: true, coversGuides: true, staysInPlot: true, symbol: "square", role: "rect",
    spoken: ("rect mark", "方块"), chart: ("Heat map", "热力图"))
  static let rule = MarkTraits(
    channels: plane, span: .always, orienting: .asRule, isFilled: false, takesBand: true, size: .stroke,
    symbol: "stroke", role: "rule", spoken: ("rule mark", "线段"), chart: ("Range chart", "线段图"))
  static let square = MarkTraits(
    channels: plane.union([.angle]), span: .ofBins, strokeWidth: 2, opacity: 0.7, symbol: "square", role: "symbol",
    spoken: ("square", "点"), chart: scatter)
  static let text = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .size, .text, .angle, .theta, .radius], size: .font, role: "text",
    spoken: ("text mark", "文字"), chart: ("Text chart", "文字图"))
  static let tick = MarkTraits(
    channels: plane, span: .ofBins, orienting: .acrossMeasure, takesBand: true, bandPadding: "tickBandPaddingInner",
    isRectLike: true, size: .band, opacity: 0.7, role: "rect", spoken: ("tick", "刻线"), chart: ("Strip plot", "条形码图"))
  static let trail = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .size], span: .ofBins, orienting: .byMeasure, stacking: .never,
    hasZeroAlong: true, isPath: true, size: .stroke, symbol: "stroke", role: "trail", spoken: ("trail mark", "折线"))

  /// Channels that some marks have and others haven't; the other ends of positions are `span`'s.
  static let channelsOfSome: Set<Channel> = [
    .x, .y, .xOffset, .yOffset, .size, .strokeDash, .shape, .text, .angle, .url, .theta, .radius, .theta2, .radius2,
  ]
}

extension MarkType {
  var traits: MarkTraits {
    switch self {
    case .arc: .arc
    case .area: .area
    case .bar: .bar
    case .circle: .circle
    case .geoshape: .geoshape
    case .image: .image
    case .line: .line
    case .point: .point
    case .rect: .rect
    case .rule: .rule
    case .square: .square
    case .text: .text
    case .tick: .tick
    case .trail: .trail
    }
  }
}
