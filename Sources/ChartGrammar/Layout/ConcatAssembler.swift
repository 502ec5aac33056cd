import ChartScene

/// Views side by side, under one another or in a grid.
struct ConcatAssembler {
  let assembler: SceneAssembler

  func assemble(_ index: Int, _ columns: Int?, _ scales: ScaleSet) -> PlacedView {
    var scales = scales
    let view = assembler.tree.views[index]
    let specification = view.specification
    let children = view.children.map { assembler.assemble($0, scales) }
    let natural = columns ?? children.count
    var layout = GridLayout(columns: min(natural, assembler.columnLimit ?? natural))
    layout.padding = CompositionSettings.spacing(specification.spacing, assembler.config["concat"])
    layout.alignment = CompositionSettings.alignment(specification.align, fallback: "each")
    layout.centers = CompositionSettings.centers(specification.center)
    let isFlush = specification.bounds == "flush"
    let places = layout.place(
      children.map { isFlush ? GridBox(width: $0.width, height: $0.height) : GridBox(bounds: $0.bounds) })
    var result = PlacedView()
    var layoutOfParts = ViewLayout(width: 0, height: 0)
    for (child, place) in zip(children, places) {
      var group = child.group
      (group.x, group.y) = (place.x, place.y)
      assembler.words.name(views: &group)
      result.group.items.append(.group(group))
      layoutOfParts.add(view: child.bounds.translated(place.x, place.y))
    }
    assembler.finish(index, &layoutOfParts, &result, (0, 0), &scales, isComposition: true)
    return result
  }
}
