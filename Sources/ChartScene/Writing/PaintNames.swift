/// How paints are named in attributes.
struct PaintNames {
  let prefix: String
  private(set) var gradients: [Gradient] = []

  init(prefix: String) { self.prefix = prefix }

  mutating func collect(_ gradient: Gradient) {
    if !gradients.contains(gradient) { gradients.append(gradient) }
  }

  /// The value of `fill` or `stroke`.
  func name(_ paint: Paint) -> String {
    switch paint {
    case .colour(let colour): colour
    case .gradient(let gradient): "url(#\(prefix)g\(gradients.firstIndex(of: gradient) ?? 0))"
    }
  }
}
