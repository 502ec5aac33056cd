import Notation

/// Names that Vega-Lite knows, but not where they stand.
extension CheckRun {
  /// The names of a mapping that isn't an expression: `{expr: …}` may stand for most values.
  mutating func part(_ node: Node?, _ known: Set<String>, _ what: @autoclosure () -> String) {
    guard let node, node["expr"] == nil else { return }
    keys(node, known, what())
  }

  mutating func viewNames(_ view: Node, isRoot: Bool) {
    let kind = ViewNames.kinds.first { view[$0.key] != nil }
    let known = kind.map { isRoot ? $0.rootNames : $0.names } ?? ViewNames.all
    for entry in view.entries ?? [] where !known.contains(entry.key) {
      if let kind, ViewNames.all.contains(entry.key) {
        let isOfRoot = KnownNames.top.contains(entry.key)
        let place = isOfRoot ? "an inner view" : "a view with \(kind.key)"
        let places = isOfRoot ? ["the outermost view"] : ViewNames.kinds(taking: entry.key)
        report(.misplaced(property: entry.key, place: place, places: places), entry.keyPosition)
      } else {
        let names = isRoot ? known : known.subtracting(KnownNames.top)
        report(.unknown(what: "property", name: entry.key, candidates: names.sorted()), entry.keyPosition)
      }
    }
  }

  /// `channel` is nil for the field of a facet.
  mutating func channelNames(_ definition: Node, _ channel: Channel?, isCondition: Bool) {
    let known =
      channel.map { isCondition ? ChannelNames.ofCondition($0) : ChannelNames.of($0) } ?? ChannelNames.facet
    for entry in definition.entries ?? [] where !known.contains(entry.key) {
      if let channel, ChannelNames.all.contains(entry.key) {
        let places = ChannelNames.channels(taking: entry.key)
        let fact = ChartProblem.misplaced(property: entry.key, place: channel.rawValue, places: places)
        report(fact, entry.keyPosition)
      } else {
        report(.unknown(what: "channel property", name: entry.key, candidates: known.sorted()), entry.keyPosition)
      }
    }
  }
}
