import ChartData

/// The archive's look: one accent, a quiet grid, horizontal labels, titles at the start. Colours are custom properties
/// of the page with the light values as fallbacks, so that light, dark and print follow the page.
enum ArchiveTheme {
  static let paper = "var(--paper,#fbfaf6)"
  static let ink = "var(--ink,#1a1c1f)"
  static let muted = "var(--muted,#5b6068)"
  static let rule = "var(--rule,#d9d5ca)"
  static let grid = "var(--grid,#e3e0d8)"
  static let accent = "var(--accent,#b5321c)"
  static let series = [
    "var(--chart-1,#1c63ad)", "var(--chart-2,#d2503a)", "var(--chart-3,#2b5a3c)", "var(--chart-4,#6b4a10)",
    "var(--chart-5,#4a3674)", "var(--chart-6,#2a9bb2)",
  ]
  /// Text size in CSS pixels, the same at all widths.
  static let textSize = 13.0

  static func config(_ words: ChartWords) -> Config {
    var top: [String: Value] = [
      "timeFormat": .string(words.text(.chartTimeFormat)), "countTitle": .string(words.text(.chartCount)),
    ]
    if words.hasCompactNumbers { top["numberFormatType"] = "compact" }
    return base.laying([:], top: top)
  }

  private static let base = VegaTheme.config.laying(topics, top: ["background": .null, "padding": 2])

  private static let topics: [String: [String: Value]] = [
    "view": ["stroke": .null, "continuousWidth": 560, "continuousHeight": 280, "discreteHeight": ["step": 30]],
    "style": [
      "cell": ["stroke": .null],
      "guide-label": ["fill": .string(muted), "fontSize": 13],
      "guide-title": ["fill": .string(muted), "fontSize": 13, "fontWeight": "normal"],
      "group-title": ["fill": .string(ink), "fontSize": 17, "fontWeight": "bold"],
      "group-subtitle": ["fill": .string(muted), "fontSize": 13],
    ],
    "range": [
      "category": .list(series.map { .string($0) }),
      "ordinal": ["scheme": "blues"], "ramp": ["#d6e2ef", "#1c63ad"], "heatmap": ["#e8eef3", "#1c63ad"],
      "diverging": ["#d2503a", "#d9d5ca", "#1c63ad"],
    ],
    "mark": ["color": .string(series[0])],
    "bar": ["cornerRadiusEnd": 1.5],
    "line": ["strokeWidth": 2.25, "strokeCap": "round", "strokeJoin": "round"],
    "point": ["filled": true, "size": 48], "circle": ["size": 48], "square": ["size": 48],
    "area": ["fillOpacity": 0.85],
    "rule": ["color": .string(ink)],
    "text": ["color": .string(ink), "fontSize": 13],
    "tick": ["thickness": 2],
    "arc": ["stroke": .string(paper), "strokeWidth": 1],
    "axis": [
      "domain": false, "ticks": false, "labelPadding": 8, "gridColor": .string(grid), "domainColor": .string(rule),
      "titlePadding": 8, "labelFlush": false,
    ],
    "axisX": ["grid": false, "domain": true, "labelAngle": 0],
    "axisY": [
      "titleAngle": 0, "titleAlign": "left", "titleAnchor": "start", "titleX": 0, "titleY": -10,
      "titleBaseline": "bottom",
    ],
    "axisQuantitative": [
      "tickCount": 5,
      "gridColor": [
        "condition": ["test": "datum.value === 0", "value": .string(ink)], "value": .string(grid),
      ],
    ],
    "legend": [
      "orient": "top", "direction": "horizontal", "title": .null, "offset": 12, "columnPadding": 16,
      "symbolSize": 90, "labelColor": .string(ink), "labelLimit": 0,
    ],
    "title": ["anchor": "start", "offset": 14, "frame": "bounds"],
    "scale": ["barBandPaddingInner": 0.3, "bandWithNestedOffsetPaddingInner": 0.25],
  ]
}
