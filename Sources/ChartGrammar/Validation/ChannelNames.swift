/// The properties that the definition of a channel takes: the JSON schema of Vega-Lite 6.
enum ChannelNames {
  private static let table: [Channel: Set<String>] = Dictionary(
    uniqueKeysWithValues: Channel.allCases.map { ($0, KnownNames.words(common($0) + own($0))) })

  /// All of them, whatever the channel.
  static let all = table.values.reduce(conditional) { $0.union($1) }

  /// What a condition's branch takes besides.
  private static let conditional = KnownNames.words("test param empty value")

  static func of(_ channel: Channel) -> Set<String> { table[channel] ?? all }

  static func ofCondition(_ channel: Channel) -> Set<String> {
    of(channel).union(conditional).subtracting(["condition"])
  }

  /// The field of a facet that isn't a channel of an encoding.
  static let facet = KnownNames.words(common(.facet) + " header sort")

  static func channels(taking property: String) -> [String] {
    Channel.allCases.filter { of($0).contains(property) }.map(\.rawValue)
  }

  private static func common(_ channel: Channel) -> String {
    switch channel {
    case .xError, .xError2, .yError, .yError2: "aggregate bandPosition bin field timeUnit title"
    default: "aggregate bandPosition bin field timeUnit title type"
    }
  }

  private static func own(_ channel: Channel) -> String {
    switch channel {
    case .x, .y: " axis datum impute scale sort stack value"
    case .theta, .radius: " datum scale sort stack value"
    case .xOffset, .yOffset: " datum scale sort value"
    case .x2, .y2, .theta2, .radius2, .longitude2, .latitude2: " datum value"
    case .longitude, .latitude: " datum"
    case .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeWidth, .strokeDash, .size, .angle,
      .shape:
      " condition datum legend scale sort value"
    case .text: " condition datum format formatType value"
    // Nothing reads the filter of a tooltip, but Vega-Lite's own examples have one.
    case .tooltip: " condition filter format formatType value"
    case .href, .url, .description: " condition format formatType value"
    case .detail, .key: ""
    case .order: " condition sort value"
    case .row, .column: " align center header sort spacing"
    case .facet: " align bounds center columns header sort spacing"
    case .time: " rescale scale sort"
    case .xError, .xError2, .yError, .yError2: " value"
    }
  }
}
