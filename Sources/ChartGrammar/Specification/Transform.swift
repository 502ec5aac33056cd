import Diagnostics
import Notation

/// One step of a view's `transform`, as written: what it is, and its mapping.
struct Transform: Sendable {
  let kind: Kind
  let node: Node

  /// Nil for a mapping that is no transform.
  init?(_ node: Node) {
    guard let kind = Kind.allCases.first(where: { node[$0.rawValue] != nil }) else { return nil }
    self.kind = kind
    self.node = node
  }

  var position: Position { node.position }

  subscript(key: String) -> Node? { node[key] }

  /// What stands at the key that tells which transform it is.
  var subject: Node? { node[kind.rawValue] }

  /// Whether what it is about isn't said in the form it is asked for: then it does nothing.
  var lacksSubject: Bool {
    switch kind {
    case .stack, .impute, .lookup, .pivot, .quantile, .density, .regression, .loess, .extent: subject?.scalarText == nil
    case .fold: subject?.elements == nil
    case .filter, .calculate, .joinaggregate, .window, .flatten, .sample, .aggregate, .timeUnit, .bin: false
    }
  }

  /// The transforms by the key that tells which one it is; where a mapping has several of these keys, the first here tells.
  enum Kind: String, Sendable, CaseIterable {
    case filter, calculate, joinaggregate, window, stack, fold, flatten, impute, lookup, pivot, quantile, density
    case regression, loess, sample, extent, aggregate, timeUnit, bin

    /// Every key of its mapping.
    var keys: Set<String> { Set(words.map { $0.hasSuffix("!") ? String($0.dropLast()) : $0 }) }

    /// Those that it can't be without.
    var required: Set<String> { Set(words.filter { $0.hasSuffix("!") }.map { String($0.dropLast()) }) }

    private var words: [String] { "\(rawValue) \(others)".split(separator: " ").map(String.init) }

    /// The keys besides the one that tells which it is; with `!` those that it can't be without.
    private var others: String {
      switch self {
      case .filter, .sample: ""
      case .calculate: "as!"
      case .joinaggregate, .aggregate: "groupby"
      case .window: "frame ignorePeers groupby sort"
      case .stack: "groupby! offset sort as!"
      case .fold, .flatten: "as"
      case .impute: "key! keyvals groupby frame method value"
      case .lookup: "from! as default"
      case .pivot: "value! groupby limit op"
      case .quantile: "groupby probs step as"
      case .density: "groupby cumulative counts bandwidth extent minsteps maxsteps steps as resolve"
      case .regression: "on! groupby method order extent params as"
      case .loess: "on! groupby bandwidth as"
      case .extent: "param!"
      case .timeUnit, .bin: "field! as!"
      }
    }
  }
}
