/// Values by name, in the order in which they were added.
///
/// A drawing asks for settings thousands of times. A few names are gone through; more are found by a key of length, first,
/// middle and last byte, which costs a fraction of hashing the name and tells nearly all of Vega-Lite's words apart.
struct NameTable<Element: Sendable>: Sendable {
  private(set) var names: [String] = []
  private(set) var values: [Element] = []
  /// Places (from 1) by key, with linear probing; at most a quarter is taken. Empty while there are few names.
  private var slots: [UInt32] = []

  private static var few: Int { 2 }

  init() {}

  init(_ elements: [String: Element]) {
    for (name, value) in elements.sorted(by: { $0.key < $1.key }) { self[name] = value }
  }

  var isEmpty: Bool { names.isEmpty }

  func has(_ name: String) -> Bool { place(name) != nil }

  subscript(name: String) -> Element? {
    get { place(name).map { values[$0] } }
    set {
      switch (place(name), newValue) {
      case (let place?, let value?): values[place] = value
      case (nil, let value?):
        names.append(name)
        values.append(value)
        addSlot()
      case (let place?, nil):
        names.remove(at: place)
        values.remove(at: place)
        makeSlots()
      case (nil, nil): break
      }
    }
  }

  private func place(_ name: String) -> Int? {
    if slots.isEmpty { return names.firstIndex(of: name) }
    var slot = Self.key(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if names[place] == name { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func addSlot() {
    guard names.count > Self.few else { return }
    if names.count * 4 > slots.count { makeSlots() } else { fill(names.count - 1) }
  }

  private mutating func makeSlots() {
    slots = []
    guard names.count > Self.few else { return }
    var size = 32
    while size < names.count * 8 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for place in names.indices { fill(place) }
  }

  private mutating func fill(_ place: Int) {
    var slot = Self.key(names[place]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(place + 1)
  }

  private static func key(_ name: String) -> Int {
    name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      return bytes.count &+ 31 &* Int(first) &+ 11 &* Int(bytes[bytes.count / 2]) &+ 7 &* Int(last)
    } ?? 0
  }
}
