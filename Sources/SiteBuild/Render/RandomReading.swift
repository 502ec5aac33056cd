import Content
import Incremental

/// Picks for the random-reading block: the same at every build of the same content.
///
/// All articles stand on a ring by the fingerprint of their path; an article's picks are those that follow places on the
/// ring made from its own path. A new article changes only the picks it falls among, not those of the whole archive.
struct RandomReading: Sendable {
  private let ring: [(place: UInt64, index: Int)]

  init(_ articles: [Article]) {
    ring = articles.enumerated().map { (Fingerprint(of: Array($1.path.utf8)).low, $0) }
      .sorted { ($0.place, $0.index) < ($1.place, $1.index) }
  }

  /// Up to `count` articles other than `article` and those of `excluded`.
  func picks(for article: Article, at index: Int, count: Int, excluding excluded: Set<Int>) -> [Int] {
    var picks: [Int] = []
    let available = ring.count - 1 - excluded.subtracting([index]).count
    var salt = 0
    while picks.count < min(count, available) {
      let place = Fingerprint(of: Array("\(article.path)#\(salt)".utf8)).low
      salt += 1
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
