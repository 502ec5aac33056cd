/// Picks for the random-reading block: the same at every build of the same content.
///
/// All articles stand on a ring by the fingerprint of their path; an article's picks are those that follow places on the
/// ring made from its own path. A new article changes only the picks it falls among, not those of the whole archive.
struct RandomReading: Sendable {
  private let ring: [(place: UInt64, index: Int)]
  /// Of each article.
  private let places: [UInt64]

  /// `places` are the low halves of the fingerprints of the articles' paths.
  init(places: [UInt64]) {
    self.places = places
    ring = places.enumerated().map { ($1, $0) }.sorted { ($0.place, $0.index) < ($1.place, $1.index) }
  }

  /// Up to `count` articles other than the one at `index` and those of `excluded`.
  func picks(for index: Int, count: Int, excluding excluded: [Int]) -> [Int] {
    var picks: [Int] = []
    let available = ring.count - 1 - excluded.count { $0 != index }
    var place = places[index]
    while picks.count < min(count, available) {
      // A step of the golden ratio and a mixing: SplitMix64's, see Steele, Lea and Flood 2014.
      place = (place ^ (place >> 30)) &* 0xBF58_476D_1CE4_E5B9 &+ 0x9E37_79B9_7F4A_7C15
      place ^= place >> 27
      var position = firstPlace(from: place)
      while ring[position].index == index || excluded.contains(ring[position].index)
        || picks.contains(ring[position].index)
      {
        position = (position + 1) % ring.count
      }
      picks.append(ring[position].index)
    }
    return picks
  }

  private func firstPlace(from place: UInt64) -> Int {
    var low = 0
    var high = ring.count
    while low < high {
      let middle = (low + high) / 2
      if ring[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low % ring.count
  }
}
