import Diagnostics

/// A table while a TOML text is read: its keys may come in any order, and from several places.
final class TOMLTable {
  enum Value {
    case leaf(Node)
    case table(TOMLTable)
    /// `[[name]]`, again and again.
    case tables(List)
  }

  final class List {
    var tables: [TOMLTable]
    let position: Position

    init(_ first: TOMLTable) {
      tables = [first]
      position = first.position
    }
  }

  /// How a table came to be, which decides who may add to it (TOML 1.0, "Table").
  enum Origin {
    /// Made by the way of a longer header, or the root: its own header may still come.
    case implied
    case header
    case dottedKey
  }

  var origin: Origin
  let position: Position
  private(set) var order: [(key: String, position: Position)] = []
  private var values: [String: Value] = [:]

  init(_ origin: Origin, at position: Position) {
    self.origin = origin
    self.position = position
  }

  subscript(key: String) -> Value? { values[key] }

  /// Adds a key, or puts another value in the place of its own.
  func set(_ key: String, _ value: Value, at position: Position) {
    if values.updateValue(value, forKey: key) == nil { order.append((key, position)) }
  }

  /// The table as a node, in the order written.
  var node: Node {
    let entries = order.compactMap { key, position -> Node.Entry? in
      switch values[key] {
      case .leaf(let node): Node.Entry(key: key, keyPosition: position, value: node)
      case .table(let table): Node.Entry(key: key, keyPosition: position, value: table.node)
      case .tables(let list):
        Node.Entry(
          key: key, keyPosition: position, value: Node(.sequence(list.tables.map(\.node)), at: list.position))
      case nil: nil
      }
    }
    return Node(.mapping(entries), at: position)
  }
}
