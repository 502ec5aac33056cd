import ChartData
import ChartScene

/// Keeps the labels of discrete axes apart without turning them, if lines can be broken; turns them as a last resort.
struct LabelFitting {
  let scale: Scale
  let isHorizontal: Bool
  let length: Double
  let crossLength: Double

  func fitted(_ labels: [SceneText]) -> [SceneText] {
    guard let band = scale.band, labels.allSatisfy({ $0.angle == 0 }) else { return labels }
    return isHorizontal ? fittedBelow(labels, band.step) : labels.map(fittedBeside)
  }

  private func fittedBelow(_ labels: [SceneText], _ step: Double) -> [SceneText] {
    let limit = step - 6
    if labels.allSatisfy({ $0.width <= limit }) { return labels }
    let broken = labels.map { label in
      LineBreaking.lines(
        label.lines.joined(separator: " "), limit: limit, size: label.size, isBold: label.isBold, most: 4)
    }
    if !broken.contains(where: { $0 == nil }) {
      return zip(labels, broken).map { label, lines in
        var label = label
        label.lines = lines ?? label.lines
        return label
      }
    }
    return labels.map { label in
      var label = label
      label.angle = 270
      label.align = .right
      label.baseline = .middle
      return label
    }
  }

  private func fittedBeside(_ label: SceneText) -> SceneText {
    var label = label
    let limit = max(110, 0.5 * crossLength)
    guard label.width > limit else { return label }
    label.lines =
      LineBreaking.lines(
        label.lines.joined(separator: " "), limit: limit, size: label.size, isBold: label.isBold, most: 3)
      ?? label.lines
    if label.lines.count > 1 { label.dy -= label.effectiveLineHeight * Double(label.lines.count - 1) / 2 }
    return label
  }
}
