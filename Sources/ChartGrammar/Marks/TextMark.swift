import ChartData
import ChartScene
import Glibc

/// `text`: a label at each row's place.
struct TextMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let encoding = ChannelEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let texts = TextContent(context: context).lines()
    let style = encoding.style()
    let look = look(encoding)
    let polar = polar(positions)
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      var (px, py) = (x(row), y(row))
      if let polar {
        let (radius, theta) = polar(row)
        if radius.isNaN || theta.isNaN { return nil }
        px += radius * sin(theta)
        py -= radius * cos(theta)
      }
      guard !px.isNaN, !py.isNaN, let lines = texts(row), lines.contains(where: { !$0.isEmpty }) else { return nil }
      let style = style(row)
      guard style.opacity > 0, style.fill != nil || style.stroke != nil else { return nil }
      var text = look(row, lines, px, py)
      text.fill = style.fill
      text.stroke = style.stroke
      text.strokeWidth = style.strokeWidth
      text.fillOpacity = style.fillOpacity
      text.opacity = style.opacity
      text.label = label(row)
      return .text(text)
    }
  }

  private func look(_ encoding: ChannelEncoding) -> (Int, [String], Double, Double) -> SceneText {
    let size = encoding.number(.size, property: "fontSize", fallback: 11)
    let angle = encoding.number(.angle, property: "angle", fallback: 0)
    let align = context.property("align")
    let baseline = context.property("baseline")
    let dx = context.property("dx")
    let dy = context.property("dy")
    let font = context.string("font")
    let weight = context.property("fontWeight")
    let fontStyle = context.string("fontStyle")
    let limit = context.number("limit")
    let lineHeight = context.number("lineHeight")
    return { row, lines, x, y in
      var text = SceneText(lines, x: x, y: y)
      text.size = size(row) ?? 11
      text.angle = angle(row) ?? 0
      text.align = SceneText.Align(rawValue: align(row)?.string ?? "center") ?? .center
      text.baseline = SceneText.Baseline(rawValue: baseline(row)?.string ?? "middle") ?? .middle
      text.dx = dx(row)?.asNumber ?? 0
      text.dy = dy(row)?.asNumber ?? 0
      text.font = font
      text.weight = weight(row)?.asText
      text.fontStyle = fontStyle
      text.lineHeight = lineHeight
      if let limit, limit > 0 {
        text.lines = lines.map { TextMetrics.truncated($0, limit: limit, size: text.size, isBold: text.isBold) }
      }
      return text
    }
  }

  /// Radius and angle of texts beside the sectors of a circle; nil if the text isn't placed so.
  private func polar(_ positions: PositionEncoding) -> ((Int) -> (Double, Double))? {
    let hasTheta = context.definition(.theta) != nil || context.settings.own.has("theta")
    let hasRadius = context.definition(.radius) != nil || context.settings.own.has("radius")
    guard hasTheta || hasRadius else { return nil }
    let theta = positions.point(.theta, .zeroOrMin)
    let radius = positions.point(.radius, .zeroOrMin)
    let fixed = context.definition(.radius) == nil ? context.number("radius") : nil
    let shift = context.number("radiusOffset") ?? 0
    return { row in (fixed.map { $0 + shift } ?? radius(row), theta(row)) }
  }
}
