import ChartData

/// Which channels a mark has (Vega-Lite's `getSupportedMark` and `initEncoding`): the others are dropped before anything
/// is computed from them.
struct MarkChannels {
  let mark: MarkType
  let encoding: ChannelMap<[ChannelDefinition]>

  /// The encoding without the channels that mean nothing to the mark.
  func kept() -> ChannelMap<[ChannelDefinition]> {
    guard encoding.channels.contains(where: { !supports($0) }) else { return encoding }
    var result = encoding
    for channel in encoding.channels where !supports(channel) { result[channel] = nil }
    return result
  }

  private func supports(_ channel: Channel) -> Bool {
    switch channel {
    case .x2: return hasSpan(.x2, of: .x)
    case .y2: return hasSpan(.y2, of: .y)
    default: break
    }
    guard !MarkTraits.channelsOfSome.contains(channel) || mark.traits.channels.contains(channel) else { return false }
    switch channel {
    case .xOffset: return hasOffset(.xOffset, in: .x)
    case .yOffset: return hasOffset(.yOffset, in: .y)
    case .size: return !isAggregatedLine(channel)
    default: return true
    }
  }

  /// A line is as wide from end to end: it can't show what is computed for each of its points.
  private func isAggregatedLine(_ channel: Channel) -> Bool {
    mark.traits.hasOneWidth && encoding[channel]?.first?.isAggregated == true
  }

  /// Points and lines have a second place only where it is the end of a bin, in whose middle they stand.
  private func hasSpan(_ channel: Channel, of primary: Channel) -> Bool {
    switch mark.traits.span {
    case .always: return true
    case .never: return false
    case .ofBins:
      guard let main = encoding[primary]?.first, main.isField, encoding[channel]?.first?.isField == true else {
        return false
      }
      if case .binned = main.bin { return true }
      return false
    }
  }

  /// Fields are offset inside the bands of a discrete scale only.
  private func hasOffset(_ channel: Channel, in primary: Channel) -> Bool {
    guard let main = encoding[primary]?.first, main.isFieldOrDatum, encoding[channel]?.first?.isFieldOrDatum == true
    else { return true }
    return !(main.type == .quantitative || main.type == .temporal) || main.timeUnit != nil
  }
}
