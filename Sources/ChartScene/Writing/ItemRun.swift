import Glibc

/// Neighbours in a group that look alike, such as the labels of an axis beside its title: they stand in a group of their
/// own, which says once what they have in common.
struct ItemRun {
  let items: Range<Int>
  /// What stands on the run's own group.
  let shared: [ItemAttributes.Pair]
  /// What each of the items says itself.
  let own: [ItemAttributes.Pair]
  /// Degrees by which all are turned: the group is turned, and the items stand in its coordinates.
  let angle: Double
  /// Where the group begins: labels under or beside each other say only what differs.
  private(set) var origin = Point(0, 0)

  /// A group takes about as many bytes as the attributes of two items.
  private static let least = 3
  /// And as many as the equal coordinates of so many texts.
  private static let leastPlaces = 6

  init(from start: Int, of group: [SceneItem], _ looks: ItemLooks) {
    let end = looks.end(ofRun: start)
    let pairs = looks.own(start)
    guard end - start >= Self.least else {
      (items, shared, own, angle) = (start..<(start + 1), [], pairs, 0)
      return
    }
    items = start..<end
    shared = pairs.filter(\.name.mayMoveUp)
    own = shared.count == pairs.count ? [] : pairs.filter { !$0.name.mayMoveUp }
    angle = Self.angle(group[items])
    if isGroup || end - start >= Self.leastPlaces { origin = Self.origin(group[items], angle) }
  }

  var isGroup: Bool { !shared.isEmpty || transform != nil }

  var transform: String? {
    var text = angle != 0 ? "rotate(\(NumberWriting.text(angle)))" : ""
    if origin.y != 0 {
      text += "translate(\(NumberWriting.text(origin.x)),\(NumberWriting.text(origin.y)))"
    } else if origin.x != 0 {
      text += "translate(\(NumberWriting.text(origin.x)))"
    }
    return text.isEmpty ? nil : text
  }

  private static func angle(_ items: ArraySlice<SceneItem>) -> Double {
    guard case .text(let first)? = items.first, first.isTurned else { return 0 }
    let isEqual = items.allSatisfy { item in
      guard case .text(let text) = item else { return false }
      return text.angle == first.angle
    }
    return isEqual ? first.angle : 0
  }

  /// The coordinate that all texts share, if they do.
  private static func origin(_ items: ArraySlice<SceneItem>, _ angle: Double) -> Point {
    var places: [Point] = []
    for item in items {
      guard case .text(let text) = item, !text.isTurned || angle != 0 else { return Point(0, 0) }
      places.append(text.place(turned: angle))
    }
    guard let first = places.first else { return Point(0, 0) }
    if places.allSatisfy({ $0.x == first.x }) { return Point(first.x, 0) }
    if places.allSatisfy({ $0.y == first.y }) { return Point(0, first.y) }
    return Point(0, 0)
  }
}

extension SceneText {
  var isTurned: Bool { angle.truncatingRemainder(dividingBy: 360) != 0 }

  /// Where the text begins, in coordinates that are turned by some degrees.
  func place(turned degrees: Double) -> Point {
    let dy = dy + baselineOffset
    if degrees == 0 { return Point(x + dx, y + dy) }
    let (cosine, sine) = Self.direction(degrees)
    return Point(x * cosine + y * sine + dx, y * cosine - x * sine + dy)
  }

  /// Right angles exactly.
  private static func direction(_ degrees: Double) -> (cosine: Double, sine: Double) {
    guard degrees.isFinite else { return (1, 0) }
    let turns = (degrees / 90).rounded(.down)
    guard turns * 90 != degrees else {
      let quarter = Int(turns.truncatingRemainder(dividingBy: 4) + 4) % 4
      return ([1, 0, -1, 0][quarter], [0, 1, 0, -1][quarter])
    }
    let angle = degrees * .pi / 180
    return (cos(angle), sin(angle))
  }
}
