import ChartData
import ChartScene

/// `image`: a picture from an address at each row's place.
struct ImageMark {
  let context: UnitContext

  func items() -> [SceneItem] {
    let positions = PositionEncoding(context: context)
    let x = positions.point(.x, .middle)
    let y = positions.point(.y, .middle)
    let width = context.number("width") ?? 20
    let height = context.number("height") ?? 20
    let url = ChannelEncoding(context: context).text(.url, property: "url", fallback: nil)
    let keeps = context.settings.bool("aspect") ?? true
    let label = MarkLabels(context: context).texts(count: context.rows.count)
    return context.drawingRows.compactMap { row in
      guard let url = url(row), !x(row).isNaN, !y(row).isNaN else { return nil }
      return .image(
        SceneImage(
          url: url, x: x(row) - width / 2, y: y(row) - height / 2, width: width, height: height, keepsAspect: keeps,
          label: label(row)))
    }
  }
}
