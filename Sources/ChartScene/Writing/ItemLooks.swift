/// The attributes of a group's items; items that look alike, as most neighbours do, are asked once.
struct ItemLooks {
  /// What all leaves have alike, to stand on the group; nothing if there are groups among them, or only one leaf.
  let shared: [ItemAttributes.Pair]
  private let looks: [[ItemAttributes.Pair]]
  private let lookOfItem: [Int]

  /// Among so many looks an item's is searched: series that take turns have a few.
  private static let most = 8

  init(_ items: [SceneItem], _ paints: PaintNames) {
    var looks: [ItemAttributes] = []
    var lookOfItem: [Int] = []
    lookOfItem.reserveCapacity(items.count)
    /// The first item of each look.
    var firsts: [Int] = []
    var hasGroup = false
    for (index, item) in items.enumerated() {
      if case .group = item { hasGroup = true }
      let known = firsts.indices.reversed().prefix(Self.most).first { Self.isAlike(items[firsts[$0]], item) }
      if known == nil {
        looks.append(ItemAttributes(item, paints))
        firsts.append(index)
      }
      lookOfItem.append(known ?? looks.count - 1)
    }
    let shared = hasGroup || items.count < 2 ? [] : Self.shared(looks)
    self.shared = shared
    self.looks = shared.isEmpty ? looks.map(\.pairs) : looks.map { $0.without(shared) }
    self.lookOfItem = lookOfItem
  }

  /// Behind the last of the items that look alike from one on.
  func end(ofRun start: Int) -> Int {
    var end = start + 1
    while end < lookOfItem.count, lookOfItem[end] == lookOfItem[start] { end += 1 }
    return end
  }

  func own(_ item: Int) -> [ItemAttributes.Pair] { looks[lookOfItem[item]] }

  private static func isAlike(_ a: SceneItem, _ b: SceneItem) -> Bool {
    switch (a, b) {
    case (.shape(let x), .shape(let y)): x.style == y.style
    case (.text(let x), .text(let y)): x.looksLike(y)
    default: false
    }
  }

  private static func shared(_ looks: [ItemAttributes]) -> [ItemAttributes.Pair] {
    guard let first = looks.first(where: \.isText) ?? looks.first else { return [] }
    var shared = first.pairs.filter { $0.name.mayMoveUp }
    for attributes in looks {
      if shared.isEmpty { return [] }
      shared.removeAll { !attributes.accepts($0) }
    }
    return shared
  }
}
