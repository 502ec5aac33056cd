package import Incremental
package import Notation

/// A value under a key of the author's own, for templates.
package enum Param: Sendable, Equatable {
  case text(String)
  case flag(Bool)
  indirect case list([Param])
  indirect case record([Named])

  package struct Named: Sendable, Equatable {
    package let name: String
    package let value: Param

    package init(name: String, value: Param) {
      self.name = name
      self.value = value
    }

    /// Its own name and all in it; the elements of a list are called `value`.
    package var names: [String] { [name] + value.names }
  }

  /// Nil for nothing.
  package init?(_ node: Node) {
    if case .bool(let flag) = node.content {
      self = .flag(flag)
    } else if let text = node.scalarText {
      self = .text(text)
    } else if let elements = node.elements {
      self = .list(elements.compactMap(Param.init))
    } else if let entries = node.entries {
      self = .record(Param.named(entries))
    } else {
      return nil
    }
  }

  static func named(_ entries: [Node.Entry]) -> [Named] {
    entries.compactMap { entry in Param(entry.value).map { Named(name: entry.key, value: $0) } }
  }

  fileprivate var names: [String] {
    switch self {
    case .text, .flag: []
    case .list(let elements): ["value"] + elements.flatMap(\.names)
    case .record(let fields): fields.flatMap(\.names)
    }
  }
}

extension Param: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .text(let text):
      writer.add(0)
      text.write(to: &writer)
    case .flag(let flag):
      writer.add(1)
      flag.write(to: &writer)
    case .list(let elements):
      writer.add(2)
      elements.write(to: &writer)
    case .record(let fields):
      writer.add(3)
      fields.write(to: &writer)
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    switch try reader.number() {
    case 0: self = .text(try String(from: &reader))
    case 1: self = .flag(try Bool(from: &reader))
    case 2: self = .list(try [Param](from: &reader))
    case 3: self = .record(try [Named](from: &reader))
    default: throw CorruptBytes()
    }
  }
}

extension Param.Named: Storable {
  package func write(to writer: inout ByteWriter) {
    name.write(to: &writer)
    value.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    name = try String(from: &reader)
    value = try Param(from: &reader)
  }
}
