/// The fields of an expression that it can't do without.
extension Expression {
  /// The fields it reads, but for those it asks whether they are there: `isValid(datum.x)`, `datum.x == null`,
  /// `datum.x || 0`. Those may lack on purpose.
  package var requiredFields: [String] {
    var asked: Set<Int> = []
    Self.collectAsked(root, &asked)
    return fields.indices.filter { !asked.contains($0) }.map { fields[$0] }
  }

  private static func collectAsked(_ node: Node, _ asked: inout Set<Int>) {
    func test(_ node: Node) {
      if case .field(let slot) = node { asked.insert(slot) }
    }
    switch node {
    case .literal, .field, .datum, .name: break
    case .member(let object, let key): [object, key].forEach { collectAsked($0, &asked) }
    case .call(let name, let arguments):
      if name.hasPrefix("is") || name == "if" || name == "toBoolean" { arguments.prefix(1).forEach(test) }
      arguments.forEach { collectAsked($0, &asked) }
    case .unary(let op, let operand):
      if case .not = op { test(operand) }
      collectAsked(operand, &asked)
    case .binary(let op, let a, let b):
      if [.equal, .notEqual, .same, .notSame].contains(op), isNothing(a) || isNothing(b) { [a, b].forEach(test) }
      [a, b].forEach { collectAsked($0, &asked) }
    case .and(let a, let b), .or(let a, let b):
      test(a)
      [a, b].forEach { collectAsked($0, &asked) }
    case .conditional(let condition, let yes, let no):
      test(condition)
      [condition, yes, no].forEach { collectAsked($0, &asked) }
    case .list(let nodes): nodes.forEach { collectAsked($0, &asked) }
    case .record(let fields): fields.forEach { collectAsked($0.1, &asked) }
    }
  }

  private static func isNothing(_ node: Node) -> Bool {
    switch node {
    case .literal(let value): value.isNothing
    case .name("undefined"): true
    default: false
    }
  }
}
