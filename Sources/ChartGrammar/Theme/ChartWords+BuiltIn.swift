/// The words that need no table. The English ones for readers who hear a chart are Vega's (vega-scenegraph `aria.js`,
/// vega-scale `caption.js`).
extension ChartWords {
  static let english: [String: String] = table(
    [
      .chartAxis: "axis", .chartLegend: "legend", .chartTitle: "title", .chartTitleText: "Title text '{text}'",
      .chartSubtitleText: "Subtitle text '{text}'", .chartTitled: " titled '{title}'",
      .chartHorizontalAxis: "X-axis{titled} for a {kind} scale with {domain}",
      .chartVerticalAxis: "Y-axis{titled} for a {kind} scale with {domain}",
      .chartLegendOf: "{kind} legend{titled} for {channels} with {domain}", .chartColourChannel: "{channel} color",
      .chartBoundary: "{n} boundary: {list}", .chartBoundaries: "{n} boundaries: {list}",
      .chartValue: "{n} value: {list}", .chartValues: "{n} values: {list}", .chartEndingWith: ", ending with {last}",
      .chartSpan: "values from {first} to {last}", .chartViews: "group mark container",
      .chartMarksOf: "{role} mark container", .chartMark: "{n} mark", .chartMarks: "{n} marks",
      .chartPair: "{name}: {value}", .chartPairSeparator: "; ", .chartListSeparator: ", ",
      .chartListEnd: "{list} and {last}", .chartSeries: "series: {list}", .chartConstant: "{name} is {value}",
      .chartRange: "{name} from {low}{lowPlace} to {high}{highPlace}", .chartPlace: " ({text})",
      .chartSentence: "{text}.", .chartTitledSentence: "{title}. {text}.", .chartMoment: "%A, %d %B %Y, %X",
      .chartMomentUTC: "%A, %d %B %Y, %X UTC",
    ],
    marks: [
      .arc: ("arc mark", "Pie chart"), .area: ("area mark", "Area chart"), .bar: ("bar", "Bar chart"),
      .circle: ("circle", "Scatter plot"), .geoshape: ("geoshape", "Chart"), .image: ("image mark", "Chart"),
      .line: ("line mark", "Line chart"), .point: ("point", "Scatter plot"), .rect: ("rect mark", "Heat map"),
      .rule: ("rule mark", "Range chart"), .square: ("square", "Scatter plot"), .text: ("text mark", "Text chart"),
      .tick: ("tick", "Strip plot"), .trail: ("trail mark", "Chart"),
    ])

  static let chinese: [String: String] = table(
    [
      .chartAxis: "坐标轴", .chartLegend: "图例", .chartTitle: "标题", .chartTitleText: "{text}",
      .chartSubtitleText: "{text}", .chartTitled: "“{title}”", .chartHorizontalAxis: "横轴{titled}，{domain}",
      .chartVerticalAxis: "纵轴{titled}，{domain}", .chartLegendOf: "图例{titled}，{domain}",
      .chartColourChannel: "{channel}", .chartBoundary: "{n} 个分界：{list}", .chartBoundaries: "{n} 个分界：{list}",
      .chartValue: "{n} 项：{list}", .chartValues: "{n} 项：{list}", .chartEndingWith: "……{last}",
      .chartSpan: "从 {first} 到 {last}", .chartViews: "一组图", .chartMarksOf: "{mark}组", .chartMark: "共 {n} 个",
      .chartMarks: "共 {n} 个", .chartPair: "{name}：{value}", .chartPairSeparator: "；", .chartListSeparator: "、",
      .chartListEnd: "{list}、{last}", .chartSeries: "分类：{list}", .chartConstant: "{name}为 {value}",
      .chartRange: "{name}最低 {low}{lowPlace}，最高 {high}{highPlace}", .chartPlace: "（{text}）",
      .chartSentence: "{text}。", .chartTitledSentence: "{title}。{text}。", .chartMoment: "%Y年%-m月%-d日",
      .chartMomentUTC: "%Y年%-m月%-d日",
    ],
    marks: [
      .arc: ("扇形", "饼图"), .area: ("面积", "面积图"), .bar: ("柱", "柱状图"), .circle: ("点", "散点图"),
      .geoshape: ("区域", "图表"), .image: ("图片", "图表"), .line: ("折线", "折线图"), .point: ("点", "散点图"),
      .rect: ("方块", "热力图"), .rule: ("线段", "线段图"), .square: ("点", "散点图"), .text: ("文字", "文字图"),
      .tick: ("刻线", "条形码图"), .trail: ("折线", "图表"),
    ])

  /// `marks`: what a mark is called, and what a chart of it.
  private static func table(_ texts: [Key: String], marks: [MarkType: (mark: String, chart: String)])
    -> [String: String]
  {
    var table: [String: String] = [:]
    for (key, text) in texts { table[key.rawValue] = text }
    for (mark, words) in marks {
      table[key("chartMark", mark)] = words.mark
      table[key("chartOf", mark)] = words.chart
    }
    return table
  }
}
