import ChartData

/// Plain Vega-Lite: the defaults that Vega 6 and Vega-Lite 6 document.
enum VegaTheme {
  static let config = Config(
    [
      "view": ["continuousWidth": 300, "continuousHeight": 300, "step": 20],
      "style": [
        "cell": ["stroke": "#ddd"],
        "guide-label": ["fill": "#000", "fontSize": 10],
        "guide-title": ["fill": "#000", "fontSize": 11, "fontWeight": "bold"],
        "group-title": ["fill": "#000", "fontSize": 13, "fontWeight": "bold"],
        "group-subtitle": ["fill": "#000", "fontSize": 12],
      ],
      "mark": ["color": "#4c78a8", "timeUnitBandSize": 1],
      "bar": ["binSpacing": 1, "continuousBandSize": 5, "minBandSize": 0.25, "timeUnitBandPosition": 0.5],
      "rect": ["binSpacing": 0, "continuousBandSize": 5, "minBandSize": 0.25, "timeUnitBandPosition": 0.5],
      "tick": ["thickness": 1, "continuousBandSize": 5, "timeUnitBandPosition": 0.5],
      "rule": ["color": "black"],
      "text": ["color": "black"],
      "boxplot": [
        "size": 14, "extent": 1.5, "box": [:], "median": ["color": "white"], "outliers": [:], "rule": [:],
        "ticks": .null,
      ],
      "errorbar": ["center": "mean", "rule": true, "ticks": false],
      "errorband": ["band": ["opacity": 0.3], "borders": false],
      "scale": [
        "pointPadding": 0.5, "barBandPaddingInner": 0.1, "rectBandPaddingInner": 0, "tickBandPaddingInner": 0.25,
        "bandWithNestedOffsetPaddingInner": 0.2, "bandWithNestedOffsetPaddingOuter": 0.2, "minBandSize": 2,
        "minFontSize": 8, "maxFontSize": 40, "minOpacity": 0.3, "maxOpacity": 0.8, "minSize": 4, "minStrokeWidth": 1,
        "maxStrokeWidth": 4, "quantileCount": 4, "quantizeCount": 4, "framesPerSecond": 2,
      ],
      "axis": [
        "minExtent": 0, "maxExtent": 200, "bandPosition": 0.5, "domain": true, "domainWidth": 1,
        "domainColor": "#888", "gridWidth": 1, "gridColor": "#ddd", "labels": true, "labelLimit": 180,
        "labelOffset": 0, "labelPadding": 2, "ticks": true, "tickColor": "#888", "tickOffset": 0, "tickRound": true,
        "tickSize": 5, "tickWidth": 1, "titlePadding": 4,
      ],
      "legend": [
        "orient": "right", "padding": 0, "gridAlign": "each", "columnPadding": 10, "rowPadding": 2,
        "gradientThickness": 16, "gradientStrokeColor": "#ddd", "gradientStrokeWidth": 0, "gradientLabelOffset": 2,
        "gradientHorizontalMaxLength": 200, "gradientHorizontalMinLength": 100, "gradientVerticalMaxLength": 200,
        "gradientVerticalMinLength": 64, "labelLimit": 160, "labelOffset": 4, "labelOverlap": true, "symbolLimit": 30,
        "symbolType": "circle", "symbolSize": 100, "symbolOffset": 0, "symbolStrokeWidth": 1.5, "titleLimit": 180,
        "titleOrient": "top", "titlePadding": 5, "offset": 18,
      ],
      "title": ["orient": "top", "anchor": "middle", "offset": 4, "subtitlePadding": 3],
      "header": ["titlePadding": 10, "labelPadding": 10],
      "range": [
        "category": ["scheme": "tableau10"], "ordinal": ["scheme": "blues"], "heatmap": ["scheme": "yellowgreenblue"],
        "ramp": ["scheme": "blues"], "diverging": ["scheme": "blueorange", "extent": [1, 0]],
      ],
      "facet": ["spacing": 20], "concat": ["spacing": 20],
    ],
    top: ["background": "white", "padding": 5, "timeFormat": "%b %d, %Y", "countTitle": "Count of Records"])
}
