import Incremental

/// What rendering texts leaves to the next build.
struct BodiesMemory: Sendable {
  /// The texts to render.
  var jobs = Remembered<[BodyRenderer.Job]>()
  /// By source path.
  var bodies: [String: BodyMemory] = [:]
  /// What their formulas became.
  var formulas = FormulaMemory()
  /// The facts that `bodies` were made or found current with.
  var structure: Fingerprint?
  /// Texts that the last build made into HTML.
  var rendered = 0
}
