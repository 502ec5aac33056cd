/// The properties of a view, by the property that tells its kind: the JSON schema of Vega-Lite 6.
enum ViewNames {
  struct Kind {
    /// The property that a view of this kind can't be without.
    let key: String
    let names: Set<String>
    let rootNames: Set<String>

    fileprivate init(_ key: String, _ more: String) {
      self.key = key
      names = KnownNames.words("data description name params resolve title transform " + key + " " + more)
      rootNames = names.union(KnownNames.top)
    }
  }

  private static let drawn = "encoding height projection view width"
  private static let table = "align bounds center spacing"

  /// The kinds of views in the order in which Vega-Lite looks for them.
  static let kinds = [
    Kind("facet", "spec columns \(table)"), Kind("repeat", "spec columns \(table)"),
    Kind("hconcat", "bounds center spacing"), Kind("vconcat", "bounds center spacing"),
    Kind("concat", "columns \(table)"), Kind("layer", drawn), Kind("mark", "\(drawn) \(table)"),
  ]

  static let all = kinds.reduce(into: Set<String>()) { $0.formUnion($1.rootNames) }

  static func kinds(taking property: String) -> [String] {
    kinds.filter { $0.rootNames.contains(property) }.map { "views with \($0.key)" }
  }
}
