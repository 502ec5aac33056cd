import ChartData
import Diagnostics
import Notation

/// Parameters in an order in which each stands behind those that its expression names.
struct ParameterOrder {
  let sorted: [Node]
  /// Those that no order can be found for, because they lead back to themselves, with the places of their expressions.
  let circular: [(name: String, position: Position)]

  init(_ parameters: [Node]) {
    var waiting = parameters
    var waitingNames = Set(parameters.filter { $0["expr"] != nil }.compactMap { $0["name"]?.string })
    var sorted: [Node] = []
    var isMoving = true
    while isMoving, !waiting.isEmpty {
      isMoving = false
      var rest: [Node] = []
      for parameter in waiting {
        if Self.names(parameter).isDisjoint(with: waitingNames) {
          sorted.append(parameter)
          if let name = parameter["name"]?.string { waitingNames.remove(name) }
          isMoving = true
        } else {
          rest.append(parameter)
        }
      }
      waiting = rest
    }
    self.sorted = sorted + waiting
    circular = waiting.map { ($0["name"]?.string ?? "", $0["expr"]?.position ?? $0.position) }
  }

  /// The names that a parameter's expression reads.
  private static func names(_ parameter: Node) -> Set<String> {
    guard let text = parameter["expr"]?.string, let expression = try? Expression(text) else { return [] }
    return Set(expression.names.map(\.name))
  }
}
