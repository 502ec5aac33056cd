import ChartData

/// The words that need no table. The English ones for readers who hear a chart are Vega's (vega-scenegraph `aria.js`,
/// vega-scale `caption.js`).
extension ChartWords {
  /// By language, or by language and script or region for what is laid over the language's table.
  static let builtIn: [String: [String: String]] = [
    "zh": chineseTexts, "zh-hant": traditionalUnits, "zh-tw": traditionalUnits, "zh-hk": traditionalUnits,
    "ja": [
      Key.chartNumberUnits.rawValue: "1e12 兆, 1e8 億, 1e4 万", Key.chartNumbers.rawValue: "compact",
      Key.chartTimeFormat.rawValue: "%Y年%-m月%-d日", Key.chartCount.rawValue: "数量",
    ],
  ]

  private static let traditionalUnits = [Key.chartNumberUnits.rawValue: "1e12 萬億, 1e8 億, 1e4 萬"]

  private static let font = "Helvetica,Arial,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif"

  static let englishTexts: [String: String] = table(
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
      .chartMomentUTC: "%A, %d %B %Y, %X UTC", .chartTimeFormat: "%b %d, %Y", .chartCount: "Count of Records",
      .chartFont: font, .chartNumbers: "plain", .chartNumberUnits: CompactNumber.englishUnits,
    ], times: TimeLocale.englishTexts,
    marks: [
      .arc: ("arc mark", "Pie chart"), .area: ("area mark", "Area chart"), .bar: ("bar", "Bar chart"),
      .circle: ("circle", "Scatter plot"), .geoshape: ("geoshape", "Chart"), .image: ("image mark", "Chart"),
      .line: ("line mark", "Line chart"), .point: ("point", "Scatter plot"), .rect: ("rect mark", "Heat map"),
      .rule: ("rule mark", "Range chart"), .square: ("square", "Scatter plot"), .text: ("text mark", "Text chart"),
      .tick: ("tick", "Strip plot"), .trail: ("trail mark", "Chart"),
    ])

  static let chineseTexts: [String: String] = table(
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
      .chartMomentUTC: "%Y年%-m月%-d日", .chartTimeFormat: "%Y年%-m月%-d日", .chartCount: "数量", .chartFont: font,
      .chartNumbers: "compact", .chartNumberUnits: "1e12 万亿, 1e8 亿, 1e4 万",
    ],
    times: [
      .months: numberedMonths, .shortMonths: numberedMonths,
      .days: "星期日,星期一,星期二,星期三,星期四,星期五,星期六", .shortDays: "周日,周一,周二,周三,周四,周五,周六",
      .periods: "上午,下午", .dateTime: "%Y年%-m月%-d日 %X", .date: "%Y年%-m月%-d日", .time: "%H:%M:%S",
      .tickYear: "%Y年", .tickQuarter: "%-m月", .tickMonth: "%-m月", .tickWeek: "%-m月%-d日", .tickDay: "%-d日",
      .tickHour: "%H:%M", .tickMinute: "%H:%M", .tickSecond: ":%S", .tickMillisecond: ".%L", .unitYear: "%Y",
      .unitYearQuarter: "%Y年Q%q", .unitYearMonth: "%Y年%-m月", .unitYearMonthDate: "%Y年%-m月%-d日",
      .unitQuarter: "Q%q", .unitMonth: "%-m月", .unitMonthDate: "%-m月%-d日", .unitDate: "%d", .unitWeek: "W%U",
      .unitDay: "%a", .unitDayofyear: "%j", .unitHours: "%H:00", .unitHoursMinutes: "%H:%M", .unitMinutes: "00:%M",
      .unitSeconds: ":%S", .unitMilliseconds: ".%L",
    ],
    marks: [
      .arc: ("扇形", "饼图"), .area: ("面积", "面积图"), .bar: ("柱", "柱状图"), .circle: ("点", "散点图"),
      .geoshape: ("区域", "图表"), .image: ("图片", "图表"), .line: ("折线", "折线图"), .point: ("点", "散点图"),
      .rect: ("方块", "热力图"), .rule: ("线段", "线段图"), .square: ("点", "散点图"), .text: ("文字", "文字图"),
      .tick: ("刻线", "条形码图"), .trail: ("折线", "图表"),
    ])

  private static let numberedMonths = "1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月"

  /// `marks`: what a mark is called, and what a chart of it.
  private static func table(
    _ texts: [Key: String], times: [TimeLocale.Key: String], marks: [MarkType: (mark: String, chart: String)]
  ) -> [String: String] {
    var table: [String: String] = [:]
    for (key, text) in texts { table[key.rawValue] = text }
    for (form, text) in times { table[key("chart", form.rawValue)] = text }
    for (mark, words) in marks {
      table[key("chartMark", mark.rawValue)] = words.mark
      table[key("chartOf", mark.rawValue)] = words.chart
    }
    return table
  }
}
