import ChartData
import ChartScene

/// What each mark shows, for readers who hear the chart: the `description` of channel or mark, else the fields of all
/// channels as Vega-Lite names them (`tooltipData` in its `tooltip.ts`).
struct MarkLabels {
  let context: UnitContext

  /// Where there are more marks than this, Vega-Lite still names each, which for a scatter plot is half the drawing and
  /// an hour of listening. The data stand in a table beside the figure, so here the group says how many there are.
  /// The months of a year are named; with 20, a chart of 20 bars would grow from 3.7 to 6.1 KB.
  private static let most = 12

  /// The label of a row's mark; nil for all where `count` marks are too many, or the author wants none.
  func texts(count: Int) -> (Int) -> String? {
    guard count <= Self.most, !isHidden else { return { _ in nil } }
    let content = TextContent(context: context)
    if let definition = context.definition(.description) {
      let text = content.value(definition)
      return { text($0)?.asText }
    }
    if context.settings.value("description") != nil {
      let text = context.property("description")
      return { text($0)?.asText }
    }
    let words = ReaderWords(context.config.look.words)
    let fields = fields(content)
    if fields.isEmpty { return { _ in nil } }
    return { row in words.pairs(fields.map { ($0.name, $0.value(row)?.asText ?? "") }) }
  }

  /// Says what the group of all marks is.
  func name(_ group: inout SceneGroup) {
    if isHidden {
      group.isHiddenFromReaders = true
      return
    }
    let words = ReaderWords(context.config.look.words)
    let mark = context.mark.type
    let isNamed = mark == .text || Self.hasLabel(group)
    group.ariaRole = isNamed ? "graphics-object" : "graphics-symbol"
    group.ariaRoleDescription = words.container(mark)
    if !isNamed {
      group.label = words.marks(Self.leafCount(group))
      return
    }
    let description = context.settings.string("ariaRoleDescription") ?? words.mark(mark)
    group.itemRoleDescription = description
    for (index, item) in group.items.enumerated() {
      guard case .group(var stack) = item else { continue }
      stack.itemRoleDescription = description
      group.items[index] = .group(stack)
    }
  }

  private static func hasLabel(_ group: SceneGroup) -> Bool {
    group.items.contains { item in if case .group(let stack) = item { hasLabel(stack) } else { item.label != nil } }
  }

  private static func leafCount(_ group: SceneGroup) -> Int {
    group.items.reduce(0) { count, item in
      if case .group(let stack) = item { count + stack.items.count } else { count + 1 }
    }
  }

  /// Whether marks are kept from readers (`aria: false`).
  private var isHidden: Bool {
    context.settings.bool("aria") == false || context.config.top.bool("aria") == false
  }

  /// Names and values of the fields; the end of a bin belongs to its beginning.
  private func fields(_ content: TextContent) -> [(name: String, value: (Int) -> Value?)] {
    var result: [(name: String, value: (Int) -> Value?)] = []
    var skipped: Set<Channel> = []
    for channel in context.unit.encoding.channels where !skipped.contains(channel) {
      for definition in context.unit.encoding[channel] ?? [] {
        guard var shown = definition.isField ? definition : definition.conditions.first?.definition, shown.isField
        else { continue }
        if channel.primary != channel, !shown.hasExplicitType, let main = context.definition(channel.primary) {
          shown.type = main.type
        }
        let own = shown.title?.joined(separator: ", ") ?? ""
        let title = own.isEmpty ? FieldTitle.text(shown, config: context.config) : own
        let guide = shown.axis.isEmpty ? shown.legend : shown.axis
        shown.format = shown.format ?? guide["format"]
        shown.formatType = shown.formatType ?? guide.string("formatType")
        let range = binned(channel, shown)
        if range != nil, let end = channel.secondary { skipped.insert(end) }
        if result.contains(where: { $0.name == title }) { continue }
        result.append((title, range ?? share(channel, shown) ?? measured(shown, content)))
      }
    }
    return result
  }

  /// The value, formatted; numbers that are missing are called so, not zero.
  private func measured(_ definition: ChannelDefinition, _ content: TextContent) -> (Int) -> Value? {
    let text = content.value(definition)
    guard definition.type == .quantitative, !definition.isBinning, let column = context.column(definition.columnName)
    else { return text }
    return { column[$0].isValid ? text($0) : .string(column[$0].asText) }
  }

  /// "3 – 4" for data that are binned already.
  private func binned(_ channel: Channel, _ definition: ChannelDefinition) -> ((Int) -> Value?)? {
    guard case .binned = definition.bin, channel == .x || channel == .y, let end = channel.secondary,
      let other = context.definition(end), other.isField, let starts = context.column(definition.columnName),
      let ends = context.column(other.columnName)
    else { return nil }
    let formatter = ValueFormatter(definition, config: context.config, scope: context.scope, formatType: "number")
    return { .string(formatter.range(starts[$0], ends[$0])) }
  }

  /// The part of the whole, where stacks are normalized.
  private func share(_ channel: Channel, _ definition: ChannelDefinition) -> ((Int) -> Value?)? {
    guard let stack = context.data.stack, stack.channel == channel, stack.offset == .normalize,
      let starts = context.column("\(definition.columnName)_start"),
      let ends = context.column("\(definition.columnName)_end")
    else { return nil }
    let usual = context.config.top["normalizedNumberFormat"] ?? ".0%"
    let formatter = ValueFormatter(
      definition, config: context.config, scope: context.scope, format: definition.format ?? usual)
    return { .string(formatter.text(.number(ends[$0].asNumber - starts[$0].asNumber))) }
  }
}
