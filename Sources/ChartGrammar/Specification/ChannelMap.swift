/// Values by channel. Views use a handful of channels and ask for them all the time, so a short list in the order of
/// `Channel.allCases` is searched faster than names are hashed.
struct ChannelMap<Element> {
  private(set) var channels: [Channel] = []
  private(set) var values: [Element] = []

  subscript(channel: Channel) -> Element? {
    get {
      for (place, other) in channels.enumerated() where other == channel { return values[place] }
      return nil
    }
    set {
      if let place = channels.firstIndex(of: channel) {
        if let newValue {
          values[place] = newValue
        } else {
          channels.remove(at: place)
          values.remove(at: place)
        }
      } else if let newValue {
        channels.append(channel)
        values.append(newValue)
      }
    }
  }

  var isEmpty: Bool { channels.isEmpty }
}

extension ChannelMap: Sendable where Element: Sendable {}
