import ChartData
import Diagnostics
import Notation

extension Node {
  /// A value as if the author had written it at a place.
  init(writing value: Value, at position: Position) {
    switch value {
    case .missing, .null, .pattern: self.init(.null, at: position)
    case .bool(let flag): self.init(.bool(flag), at: position)
    case .number(let number), .date(let number):
      self.init(.number(number, text: NumberText.text(number)), at: position)
    case .string(let text): self.init(.string(text), at: position)
    case .list(let values): self.init(.sequence(values.map { Node(writing: $0, at: position) }), at: position)
    case .record(let record):
      self = .mapping(record.fields.map { ($0, Node(writing: $1, at: position)) }, at: position)
    }
  }
}
