import ChartScene
import Diagnostics

/// Breaks labels into lines: between any two wide characters, in Latin text at spaces and hyphens.
enum LineBreaking {
  private static let neverFirst = Set("，。、；：？！）》」』】”’,.;:?!)]}%％")
  private static let neverLast = Set("（《「『【“‘([{")

  /// Lines no wider than a limit; nil if that takes more lines than allowed.
  static func lines(_ text: String, limit: Double, size: Double, isBold: Bool = false, most: Int) -> [String]? {
    var lines: [String] = []
    var line = ""
    func width(_ text: String) -> Double { TextMetrics.width(text, size: size, isBold: isBold) }
    for piece in pieces(text) {
      let joined = line + piece
      if width(trimmed(joined)) <= limit || line.isEmpty {
        line = joined
      } else {
        lines.append(trimmed(line))
        line = trimmed(piece)
      }
      if width(trimmed(line)) > limit { return nil }
    }
    if !line.isEmpty { lines.append(trimmed(line)) }
    return lines.count <= most ? lines : nil
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  /// The parts between which a line may end.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      let last = piece.last
      let mayBreak: Bool =
        if let last {
          (isWide(last) || isWide(character) || last == " " || last == "-" || last == "/")
            && !neverFirst.contains(character) && !neverLast.contains(last) && character != " "
        } else {
          false
        }
      if mayBreak {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { DisplayWidth.isWide($0.value) } ?? false
  }
}
