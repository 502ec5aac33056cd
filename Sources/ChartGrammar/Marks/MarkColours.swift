import ChartData
import ChartScene

/// Vega-Lite's rules for which colour goes into the fill and which into the stroke.
struct MarkColours {
  let fill: (Int) -> Paint?
  let stroke: (Int) -> Paint?

  init(_ encoding: ChannelEncoding) {
    let context = encoding.context
    let isFilled = context.mark.isFilled
    let ownFill = context.property("fill", or: isFilled ? "color" : nil)
    let ownStroke = context.property("stroke", or: isFilled ? nil : "color")
    // A mark's own paint wins over the colour channel.
    let isPainted = context.settings.own[isFilled ? "fill" : "stroke"] != nil
    let colour = isPainted ? nil : encoding.output(.color)
    let fillChannel = encoding.output(.fill)
    let strokeChannel = encoding.output(.stroke)
    func paint(_ value: Value?) -> Paint? { PaintReader.paint(value) }
    let colourHasConditions = context.definition(.color)?.conditions.isEmpty == false
    func combined(_ special: ((Int) -> Value?)?, _ usesColour: Bool, _ own: @escaping (Int) -> Value?) -> (Int) ->
      Paint?
    {
      if let special { return { paint(special($0) ?? own($0)) } }
      if usesColour, let colour {
        return colourHasConditions ? { paint(colour($0) ?? own($0)) } : { paint(colour($0)) }
      }
      let constant = own(context.rows.first ?? 0)
      if constant?.record == nil, context.settings.value(usesColour ? "color" : "fill")?.record == nil {
        let result = paint(constant)
        return { _ in result }
      }
      return { paint(own($0)) }
    }
    fill = combined(fillChannel, isFilled, ownFill)
    stroke = combined(strokeChannel, !isFilled, ownStroke)
  }
}
