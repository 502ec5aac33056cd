package import Diagnostics
package import Incremental

extension Problem: Storable {
  package func write(to writer: inout ByteWriter) {
    severity.weight.write(to: &writer)
    message.write(to: &writer)
    suggestion.write(to: &writer)
    path.write(to: &writer)
    position.write(to: &writer)
    excerpt.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    let weight = try Int(from: &reader)
    guard let severity = Severity.allCases.first(where: { $0.weight == weight }) else { throw CorruptBytes() }
    self.init(
      severity: severity, message: try String(from: &reader),
      suggestion: try Suggestion?(from: &reader), path: try String(from: &reader),
      position: try Position?(from: &reader), excerpt: try Excerpt?(from: &reader))
  }
}

extension Suggestion: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .spelling(let word):
      true.write(to: &writer)
      word.write(to: &writer)
    case .advice(let advice):
      false.write(to: &writer)
      advice.write(to: &writer)
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self = try Bool(from: &reader) ? .spelling(try String(from: &reader)) : .advice(try String(from: &reader))
  }
}

extension Excerpt: Storable {
  package func write(to writer: inout ByteWriter) {
    line.write(to: &writer)
    column.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(line: try String(from: &reader), column: try Int(from: &reader))
  }
}
