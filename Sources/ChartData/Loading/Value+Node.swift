package import Notation

extension Value {
  /// The value an author or a JSON file wrote.
  package init(_ node: Node) {
    switch node.content {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value, _): self = .number(value)
    case .string(let text): self = .string(text)
    case .sequence(let elements): self = .list(elements.map { Value($0) })
    case .mapping(let entries): self = .record(Record(entries.map { ($0.key, Value($0.value)) }))
    }
  }
}
