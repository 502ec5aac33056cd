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

  /// The channels that the mark draws, of those that not every mark has.
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
  /// Whether its lines are as wide from end to end: they can't show what is computed for each point.
  var hasOneWidth = false
  /// Whether a line's end may carry its name.
  var carriesNames = false
  /// Whether colour fills its symbol in a legend as it fills the mark.
  var fillsSymbol = true
  /// The channels whose fields cut a path into series.
  var series = MarkTraits.seriesChannels + [.size]
  /// The width of strokes in pixels, where nobody says it.
  var strokeWidth = 1.0
  /// The opacity of marks that stand for one row each; nil where they are opaque.
  var opacity: Double?
  /// The symbol that stands for the mark in legends.
  var symbol = "circle"
  /// How Vega names its shapes to assistive technology.
  var role: String
}

extension MarkTraits {
  private static let seriesChannels: [Channel] = [
    .detail, .key, .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeDash, .strokeWidth,
  ]
  private static let plane: Set<Channel> = [.x, .y, .xOffset, .yOffset, .size, .strokeDash]

  static let arc = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .theta, .radius, .theta2, .radius2], stacking: .byDefault, isPolar: true,
    staysInPlot: true, role: "arc")
  static let area = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset], span: .always, orienting: .byRange, stacking: .byDefault,
    startsAtZero: true,
    hasZeroAlong: true, isPath: true, staysInPlot: true, series: seriesChannels + [.size, .order], role: "area")
  static let bar = MarkTraits(
    channels: plane, span: .always, orienting: .asBar, stacking: .byDefault, takesBand: true,
    bandPadding: "barBandPaddingInner", startsAtZero: true, hasZeroAlong: true, isRectLike: true, staysInPlot: true,
    size: .band, symbol: "square", role: "rect")
  static let circle = MarkTraits(
    channels: plane, span: .ofBins, strokeWidth: 2, opacity: 0.7, role: "symbol")
  static let geoshape = MarkTraits(
    channels: [.strokeDash, .shape], stacking: .never, isMap: true, isSurface: true, role: "shape")
  static let image = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .url], span: .always, stacking: .never, takesBand: true, isRectLike: true,
    symbol: "square", role: "image")
  static let line = MarkTraits(
    channels: plane, span: .ofBins, orienting: .byMeasure, isFilled: false, hasZeroAlong: true, isPath: true,
    size: .stroke, hasOneWidth: true, carriesNames: true, strokeWidth: 2, symbol: "stroke", role: "line")
  static let point = MarkTraits(
    channels: plane.union([.shape, .angle]), span: .ofBins, isFilled: false, strokeWidth: 2, opacity: 0.7,
    role: "symbol")
  static let rect = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset], span: .always, stacking: .never, takesBand: true, isRectLike: true,
    isSurface: true, coversGuides: true, staysInPlot: true, symbol: "square", role: "rect")
  static let rule = MarkTraits(
    channels: plane, span: .always, orienting: .asRule, isFilled: false, takesBand: true, size: .stroke,
    symbol: "stroke", role: "rule")
  static let square = MarkTraits(
    channels: plane.union([.angle]), span: .ofBins, strokeWidth: 2, opacity: 0.7, symbol: "square", role: "symbol")
  static let text = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .size, .text, .angle, .theta, .radius], size: .font, role: "text")
  static let tick = MarkTraits(
    channels: plane, span: .ofBins, orienting: .acrossMeasure, takesBand: true, bandPadding: "tickBandPaddingInner",
    isRectLike: true, size: .band, opacity: 0.7, role: "rect")
  static let trail = MarkTraits(
    channels: [.x, .y, .xOffset, .yOffset, .size], span: .ofBins, orienting: .byMeasure, stacking: .never,
    hasZeroAlong: true, isPath: true, size: .stroke, fillsSymbol: false, series: seriesChannels, symbol: "stroke",
    role: "trail")

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
