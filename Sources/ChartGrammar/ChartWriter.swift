import ChartData
import ChartScene
import Diagnostics
import Notation

/// Writes the scenes of a chart as SVG, and what stands beside them: title, description, source, the data as a table.
struct ChartWriter {
  let plan: ChartPlan
  let setting: ChartSetting

  private var options: ChartOptions { setting.options }

  func result(_ scenes: [Scene], _ problems: [Problem]) -> ChartResult {
    var result = texts(problems)
    for (index, scene) in scenes.enumerated() {
      let prefix = options.identifierPrefix + (scenes.count > 1 ? "w\(index)-" : "")
      result.drawings.append(drawing(dressed(scene, result), prefix: prefix))
    }
    return result
  }

  private func drawing(_ scene: Scene, prefix: String) -> ChartDrawing {
    ChartDrawing(
      width: scene.width, height: scene.height, svg: SceneWriter.svg(scene, identifierPrefix: prefix),
      makeDump: { SceneDump.text(scene) })
  }

  /// The scene with what the archive's page knows of it: its font, what it says to readers who hear it.
  private func dressed(_ scene: Scene, _ result: ChartResult) -> Scene {
    guard options.theme == .archive else { return scene }
    var scene = scene
    scene.font = plan.config.look.words.text(.chartFont)
    scene.title = result.title
    scene.description = result.description.isEmpty ? nil : result.description
    scene.language = options.language
    return scene
  }

  private func texts(_ problems: [Problem]) -> ChartResult {
    var result = ChartResult(problems: problems)
    let (root, tree) = (setting.specification, plan.tree)
    let title = tree.views.first?.specification.title
    result.title = title?.lines("text")?.joined(separator: " ")
    result.subtitle = title?.lines("subtitle")?.joined(separator: " ")
    result.source = root["usermeta"]?["source"]?.scalarText
    result.note = root["usermeta"]?["note"]?.scalarText
    result.unit = root["usermeta"]?["unit"]?.scalarText
    guard options.theme == .archive else { return result }
    let writer = DescriptionWriter(
      tree: tree, config: plan.config, scope: plan.scope)
    result.description = root["description"]?.scalarText ?? writer.text(title: result.title)
    result.table = ChartTableBuilder(tree: tree, config: plan.config, scope: plan.scope).table()
    return result
  }
}
