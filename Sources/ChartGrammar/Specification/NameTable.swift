/// Values by name, in the order in which they were added.
///
/// A drawing asks for settings thousands of times. A few names are gone through; more are found by a key of length, first,
/// middle and last byte, which costs a fraction of hashing the name and tells nearly all of Vega-Lite's words apart.
struct NameTable<Element: Sendable>: Sendable {
  fileprivate final class Storage: @unchecked Sendable {
    // Written only while no other table refers to them (`isKnownUniquelyReferenced`).
    @exclusivity(unchecked) fileprivate(set) var names: [String] = []
    @exclusivity(unchecked) fileprivate(set) var values: [Element] = []
    /// Places (from 1) by key, with linear probing; at most a quarter is taken. Empty while there are few names.
    @exclusivity(unchecked) fileprivate(set) var slots: [UInt32] = []

    init() {}

    init(copying other: Storage) {
      names = other.names
      values = other.values
      slots = other.slots
    }
  }

  /// Nil while there are no names: most tables of a channel are empty.
  private var storage: Storage?

  fileprivate static var few: Int { 2 }

  init() {}

  init(_ elements: [String: Element]) {
    for (name, value) in elements.sorted(by: { $0.key < $1.key }) { self[name] = value }
  }

  var names: [String] { storage?.names ?? [] }
  var values: [Element] { storage?.values ?? [] }
  var isEmpty: Bool { storage?.names.isEmpty ?? true }

  func has(_ name: String) -> Bool { storage?.index(name) != nil }

  subscript(name: String) -> Element? {
    get {
      guard let storage, let index = storage.index(name) else { return nil }
      return storage.values[index]
    }
    set {
      let storage = makeUnique()
      switch (storage.index(name), newValue) {
      case (let index?, let value?): storage.values[index] = value
      case (nil, let value?): storage.append(name, value)
      case (let index?, nil): storage.remove(at: index)
      case (nil, nil): break
      }
    }
  }

  private mutating func makeUnique() -> Storage {
    if isKnownUniquelyReferenced(&storage), let storage { return storage }
    let unique = storage.map { Storage(copying: $0) } ?? Storage()
    storage = unique
    return unique
  }
}

extension NameTable.Storage {
  fileprivate func index(_ name: String) -> Int? {
    if slots.isEmpty { return names.firstIndex(of: name) }
    var slot = Self.key(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if names[index] == name { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  fileprivate func append(_ name: String, _ value: Element) {
    names.append(name)
    values.append(value)
    guard names.count > NameTable.few else { return }
    if names.count * 4 > slots.count { makeSlots() } else { fill(names.count - 1) }
  }

  fileprivate func remove(at index: Int) {
    names.remove(at: index)
    values.remove(at: index)
    makeSlots()
  }

  private func makeSlots() {
    slots = []
    guard names.count > NameTable.few else { return }
    var size = 32
    while size < names.count * 8 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for index in names.indices { fill(index) }
  }

  private func fill(_ index: Int) {
    var slot = Self.key(names[index]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  private static func key(_ name: String) -> Int {
    name.utf8.withContiguousStorageIfAvailable { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      return bytes.count &+ 31 &* Int(first) &+ 11 &* Int(bytes[bytes.count / 2]) &+ 7 &* Int(last)
    } ?? 0
  }
}
