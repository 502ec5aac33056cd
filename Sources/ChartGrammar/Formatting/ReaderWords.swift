import ChartData
import ChartScene

/// The words for readers who hear a chart: Vega's own in English (vega-scenegraph `aria.js`, vega-scale `caption.js`),
/// ours in Chinese.
struct ReaderWords {
  let isChinese: Bool

  /// Plain Vega-Lite speaks English; the archive's look speaks the language of the page.
  init(_ config: Config, _ scope: ExpressionScope) {
    isChinese =
      config.top.bool("archive") == true && scope.names["__language"]?.string?.hasPrefix("zh") == true
  }

  var axis: String { isChinese ? "坐标轴" : "axis" }
  var legend: String { isChinese ? "图例" : "legend" }
  var title: String { isChinese ? "标题" : "title" }

  func titled(_ text: String, isSubtitle: Bool) -> String {
    isChinese ? text : "\(isSubtitle ? "Subtitle" : "Title") text '\(text)'"
  }

  func axis(isHorizontal: Bool, title: String?, scale: ScaleType, domain: String) -> String {
    if isChinese { return "\(isHorizontal ? "横轴" : "纵轴")\(title.map { "“\($0)”" } ?? "")，\(domain)" }
    let kind = scale.isDiscreteDomain ? "discrete" : scale.rawValue
    return "\(isHorizontal ? "X" : "Y")-axis\(title.map { " titled '\($0)'" } ?? "") for a \(kind) scale with \(domain)"
  }

  /// `kind` is `symbol`, `gradient` or `discrete`; `channels` are Vega's.
  func legend(kind: String, title: String?, channels: [String], domain: String) -> String {
    if isChinese { return "图例\(title.map { "“\($0)”" } ?? "")，\(domain)" }
    let names = channels.map { $0 == "fill" || $0 == "stroke" ? "\($0) color" : $0 }
    let all =
      names.count < 2 ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    let first = kind.prefix(1).uppercased() + kind.dropFirst()
    return "\(first) legend\(title.map { " titled '\($0)'" } ?? "") for \(all) with \(domain)"
  }

  func boundaries(_ texts: [String]) -> String {
    if isChinese { return "\(texts.count) 个分界：\(texts.joined(separator: "、"))" }
    return "\(texts.count) boundar\(texts.count == 1 ? "y" : "ies"): \(texts.joined(separator: ", "))"
  }

  /// The first values of a list, and its last one if some are left out.
  func values(_ first: [String], last: String?, count: Int) -> String {
    if isChinese { return "\(count) 项：\(first.joined(separator: "、"))\(last.map { "……\($0)" } ?? "")" }
    let list = first.joined(separator: ", ") + (last.map { ", ending with \($0)" } ?? "")
    return "\(count) value\(count == 1 ? "" : "s"): \(list)"
  }

  func span(_ first: String, _ last: String) -> String {
    isChinese ? "从 \(first) 到 \(last)" : "values from \(first) to \(last)"
  }

  /// Says that a group holds views of their own.
  func name(views group: inout SceneGroup) {
    group.ariaRole = "graphics-object"
    group.ariaRoleDescription = isChinese ? "一组图" : "group mark container"
  }

  // MARK: Marks

  func container(_ mark: MarkType) -> String {
    isChinese ? "\(mark.traits.spoken.chinese)组" : "\(mark.traits.role) mark container"
  }

  func mark(_ mark: MarkType) -> String {
    isChinese ? mark.traits.spoken.chinese : mark.traits.spoken.english
  }

  /// For marks too many to be named one by one.
  func marks(_ count: Int) -> String { isChinese ? "共 \(count) 个" : "\(count) mark\(count == 1 ? "" : "s")" }

  /// What one mark shows: the names of its fields and their values.
  func pairs(_ pairs: [(name: String, value: String)]) -> String {
    isChinese
      ? pairs.map { "\($0.name)：\($0.value)" }.joined(separator: "；")
      : pairs.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
  }
}
