/// How much one input may ask for. Every size, count, depth and end of a loop that a text from outside decides is held
/// to one of these; what goes beyond is a problem at its place. The guide's table of limits is tested against them.
package enum Limit: String, CaseIterable, Sendable {
  /// Bytes of a text, a template or `site.yml`.
  case textBytes = "text-bytes"
  /// Bytes of a data file or an image.
  case fileBytes = "file-bytes"
  /// Width or height that an SVG says it has; one beyond has no size that could be written down.
  case pictureSidePixels = "picture-side-pixels"
  /// Links of one text that lead nowhere and get a suggestion; those beyond are reported without.
  case suggestionsPerText = "suggestions-per-text"

  /// The most that is allowed, in the unit that the case's name ends with.
  package var most: Int {
    switch self {
    case .textBytes: 16 << 20
    case .fileBytes: 256 << 20
    case .pictureSidePixels: 1_000_000
    case .suggestionsPerText: 100
    }
  }
}
