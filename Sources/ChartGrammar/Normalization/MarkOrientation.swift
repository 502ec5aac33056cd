/// Which way a mark stands: the axis along which its length is read.
enum MarkOrientation {
  static func orient(_ unit: UnitSpecification, config: Config) -> Orientation? {
    let mark = unit.mark.type
    let specified = (unit.mark.properties.string("orient") ?? config[mark.rawValue].string("orient"))
      .flatMap(Orientation.init)
    let (x, y) = (unit.definition(.x), unit.definition(.y))
    let hasX2 = unit.definition(.x2) != nil
    let hasY2 = unit.definition(.y2) != nil
    let orienting = mark.traits.orienting
    switch orienting {
    case .asBar:
      if let result = bar(x, y, hasX2, hasY2, specified) { return result }
      if isOpenRange(x, y, hasX2, hasY2) { return nil }
      return ranged(x, y, hasX2, hasY2) ?? measured(orienting, x, y, specified)
    case .asRule:
      if isOpenRange(x, y, hasX2, hasY2) { return nil }
      if let result = ranged(x, y, hasX2, hasY2) { return result }
      if x != nil, y == nil { return .vertical }
      if y != nil, x == nil { return .horizontal }
      return measured(orienting, x, y, specified)
    case .byRange: return ranged(x, y, hasX2, hasY2) ?? measured(orienting, x, y, specified)
    case .byMeasure, .acrossMeasure: return measured(orienting, x, y, specified)
    case .never: return nil
    }
  }

  private static func isMeasure(_ definition: ChannelDefinition?) -> Bool {
    guard let definition, definition.isFieldOrDatum else { return false }
    return !definition.type.isDiscrete && !definition.isBinning && !definition.isBinned
  }

  private static func bar(
    _ x: ChannelDefinition?, _ y: ChannelDefinition?, _ hasX2: Bool, _ hasY2: Bool, _ specified: Orientation?
  ) -> Orientation? {
    if let x, x.isField, x.isBinned || (y?.isField == true && y?.isAggregated == true && !x.isAggregated) {
      return .vertical
    }
    if let y, y.isField, y.isBinned || (x?.isField == true && x?.isAggregated == true && !y.isAggregated) {
      return .horizontal
    }
    guard hasX2 || hasY2 else { return nil }
    if let specified { return specified }
    if !hasX2 { return .vertical }
    if !hasY2 { return .horizontal }
    return nil
  }

  private static func isOpenRange(
    _ x: ChannelDefinition?, _ y: ChannelDefinition?, _ hasX2: Bool, _ hasY2: Bool
  ) -> Bool {
    hasX2 && x?.isBinned != true && hasY2 && y?.isBinned != true
  }

  private static func ranged(
    _ x: ChannelDefinition?, _ y: ChannelDefinition?, _ hasX2: Bool, _ hasY2: Bool
  ) -> Orientation? {
    if hasY2 { return y?.isBinned == true ? .horizontal : .vertical }
    if hasX2 { return x?.isBinned == true ? .vertical : .horizontal }
    return nil
  }

  private static func measured(
    _ orienting: MarkTraits.Orienting, _ x: ChannelDefinition?, _ y: ChannelDefinition?, _ specified: Orientation?
  ) -> Orientation? {
    if let specified { return specified }
    let isAcross = orienting == .acrossMeasure
    let (xt, yt) = (x?.type == .temporal, y?.type == .temporal)
    // Time is measured by ticks only; for other marks it is what something is measured over.
    let xm = isMeasure(x) && (isAcross || !xt)
    let ym = isMeasure(y) && (isAcross || !yt)
    let upright: Orientation = isAcross ? .horizontal : .vertical
    let lying: Orientation = isAcross ? .vertical : .horizontal
    if xm, !ym { return lying }
    if !xm, ym { return upright }
    if xt, !yt { return upright }
    if yt, !xt { return lying }
    guard (xm && ym) || (xt && yt) else { return nil }
    if x?.isAggregated == false, y?.isAggregated == true { return upright }
    if x?.isAggregated == true, y?.isAggregated == false { return lying }
    return .vertical
  }
}
