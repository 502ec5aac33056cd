import Notation

/// Which scales, axes and legends views share.
struct ResolveSetting: Sendable {
  var scale: [String: String] = [:]
  var axis: [String: String] = [:]
  var legend: [String: String] = [:]

  init() {}

  init(_ node: Node?) {
    func read(_ key: String) -> [String: String] {
      Dictionary(
        (node?[key]?.entries ?? []).compactMap { entry in entry.value.string.map { (entry.key, $0) } },
        uniquingKeysWith: { $1 })
    }
    scale = read("scale")
    axis = read("axis")
    legend = read("legend")
  }
}
