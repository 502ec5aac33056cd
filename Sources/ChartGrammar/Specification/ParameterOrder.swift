import ChartData
import Diagnostics
import Notation

/// Parameters in an order in which each stands behind those that its expression names (Kahn 1962).
struct ParameterOrder {
  let sorted: [Node]
  /// Those that no order can be found for, because they lead back to themselves, with the places of their expressions.
  let circular: [(name: String, position: Position)]

  init(_ parameters: [Node]) {
    let named = Dictionary(
      parameters.indices.compactMap { index in parameters[index]["name"]?.string.map { ($0, index) } },
      uniquingKeysWith: { _, last in last })
    var users = [[Int]](repeating: [], count: parameters.count)
    var waitsFor = [Int](repeating: 0, count: parameters.count)
    for (index, parameter) in parameters.enumerated() {
      for name in Self.names(parameter) {
        guard let used = named[name] else { continue }
        users[used].append(index)
        waitsFor[index] += 1
      }
    }
    var order = parameters.indices.filter { waitsFor[$0] == 0 }
    var next = 0
    while next < order.count {
      for user in users[order[next]] {
        waitsFor[user] -= 1
        if waitsFor[user] == 0 { order.append(user) }
      }
      next += 1
    }
    let waiting = parameters.indices.filter { waitsFor[$0] > 0 }.map { parameters[$0] }
    sorted = order.map { parameters[$0] } + waiting
    circular = waiting.map { ($0["name"]?.string ?? "", $0["expr"]?.position ?? $0.position) }
  }

  /// The names that a parameter's expression reads.
  private static func names(_ parameter: Node) -> Set<String> {
    guard let text = parameter["expr"]?.string, let expression = try? Expression(text) else { return [] }
    return Set(expression.names.map(\.name))
  }
}
