import XMLOutput

/// Writes a scene as an `<svg>` element: attributes that neighbours share stand on their group, coordinates have two
/// decimals, ids begin with a prefix so that many drawings fit on a page.
package struct SceneWriter {
  private var writer = XMLWriter(capacity: 8192)
  private var paints: PaintNames
  private var clips: [Bounds] = []
  private var clipPaths: [Path] = []

  /// An `<svg>` element in UTF-8; identifiers inside it begin with the prefix, so that several fit into one page.
  package static func svg(_ scene: Scene, identifierPrefix: String = "") -> [UInt8] {
    var writer = SceneWriter(prefix: identifierPrefix)
    writer.write(scene)
    return writer.writer.bytes
  }

  private init(prefix: String) { paints = PaintNames(prefix: prefix) }

  private var prefix: String { paints.prefix }

  private mutating func write(_ scene: Scene) {
    writer.open("svg")
    writer.attribute("xmlns", "http://www.w3.org/2000/svg")
    let (width, height) = (NumberWriting.text(scene.width), NumberWriting.text(scene.height))
    writer.attribute("width", width)
    writer.attribute("height", height)
    writer.attribute("viewBox", "0 0 \(width) \(height)")
    writer.attribute("font-family", scene.font)
    writer.attribute("fill", "none")
    if let language = scene.language { writer.attribute("lang", language) }
    // Not `img`, whose parts are never read out; `graphics-document`, a kind of document, is what HTML doesn't allow here.
    writer.attribute("role", "document")
    if scene.title != nil || scene.description != nil {
      let ids = (scene.title != nil ? ["\(prefix)t"] : []) + (scene.description != nil ? ["\(prefix)d"] : [])
      writer.attribute("aria-labelledby", ids.joined(separator: " "))
    }
    writeText("title", id: "\(prefix)t", scene.title)
    writeText("desc", id: "\(prefix)d", scene.description)
    writeDefinitions(scene)
    if let background = scene.background {
      writer.open("path")
      writer.attribute("d", "M0 0h\(width)v\(height)h-\(width)z")
      writer.attribute("fill", background)
      writer.close("path")
    }
    write(scene.root)
    writer.close("svg")
  }

  private mutating func writeText(_ name: StaticString, id: String, _ text: String?) {
    guard let text else { return }
    writer.open(name)
    writer.attribute("id", id)
    writer.text(text)
    writer.close(name)
  }

  // MARK: Groups

  private mutating func write(_ group: SceneGroup) {
    if group.items.isEmpty { return }
    let looks = ItemLooks(group.items, paints)
    let shared = looks.shared
    let isPlain =
      group.role == nil && group.clip == nil && group.clipPath == nil && group.x == 0 && group.y == 0 && shared.isEmpty
      && group.ariaRole == nil
    if !isPlain { open(group, shared) }
    var index = 0
    while index < group.items.count {
      let run = ItemRun(from: index, of: group.items, looks)
      write(run, of: group)
      index = run.items.upperBound
    }
    if !isPlain { writer.close("g") }
  }

  private mutating func write(_ run: ItemRun, of group: SceneGroup) {
    if run.isGroup {
      writer.open("g")
      if let transform = run.transform { writer.attribute("transform", transform) }
      for pair in run.shared { writer.attribute(pair.name.text, pair.value) }
    }
    for item in group.items[run.items] { write(item, run, group.itemRoleDescription) }
    if run.isGroup { writer.close("g") }
  }

  private mutating func open(_ group: SceneGroup, _ shared: [ItemAttributes.Pair]) {
    writer.open("g")
    if let role = group.role { writer.attribute("class", role) }
    if group.isHiddenFromReaders { writer.attribute("aria-hidden", "true") }
    if let role = group.ariaRole { writer.attribute("role", role) }
    if let description = group.ariaRoleDescription { writer.attribute("aria-roledescription", description) }
    if let label = group.label { writer.attribute("aria-label", label) }
    if group.x != 0 || group.y != 0 {
      translation(group.x, group.y)
    }
    if let clip = group.clip, let index = clips.firstIndex(of: clip) {
      writer.attribute("clip-path", "url(#\(prefix)c\(index))")
    }
    if let path = group.clipPath, let index = clipPaths.firstIndex(of: path) {
      writer.attribute("clip-path", "url(#\(prefix)p\(index))")
    }
    for pair in shared { writer.attribute(pair.name.text, pair.value) }
  }

  private mutating func translation(_ x: Double, _ y: Double, angle: Double? = nil) {
    writer.attribute("transform") { out in
      out.append("translate(")
      NumberWriting.append(x, to: &out)
      out.append(",")
      NumberWriting.append(y, to: &out)
      out.append(")")
      guard let angle else { return }
      out.append("rotate(")
      NumberWriting.append(angle, to: &out)
      out.append(")")
    }
  }

  private mutating func write(_ item: SceneItem, _ run: ItemRun, _ description: String?) {
    switch item {
    case .group(let group): write(group)
    case .shape(let shape): write(shape, run.own, description)
    case .text(let text): write(text, run, description)
    case .image(let image): write(image, description)
    }
  }

  /// A role doesn't pass from a group to its items: each labelled one says its own.
  private mutating func write(label: String?, _ description: String?) {
    guard let label else { return }
    writer.attribute("role", "graphics-symbol")
    if let description { writer.attribute("aria-roledescription", description) }
    writer.attribute("aria-label", label)
  }

  // MARK: Leaves

  private mutating func number(_ name: StaticString, _ value: Double) {
    writer.attribute(name, writing: { NumberWriting.append(value, to: &$0) })
  }

  private mutating func write(_ shape: SceneShape, _ attributes: [ItemAttributes.Pair], _ description: String?) {
    let name: StaticString
    if case .circle = shape.geometry { name = "circle" } else { name = "path" }
    writer.open(name)
    switch shape.geometry {
    case .path(let path): writer.attribute("d", writing: { PathWriting.write(path, to: &$0) })
    case .rectangle(let x, let y, let width, let height):
      writer.attribute("d", writing: { PathWriting.write(rectangle: x, y, width, height, to: &$0) })
    case .circle(let x, let y, let radius):
      number("cx", x)
      number("cy", y)
      number("r", radius)
    case .line(let a, let b):
      writer.attribute("d", writing: { PathWriting.write(line: a, b, to: &$0) })
    }
    write(label: shape.label, description)
    for pair in attributes { writer.attribute(pair.name.text, pair.value) }
    writer.close(name)
  }

  private mutating func write(_ text: SceneText, _ run: ItemRun, _ description: String?) {
    writer.open("text")
    let turnsItself = text.isTurned && run.angle == 0
    let place = text.place(turned: run.angle)
    let (x, y) =
      turnsItself ? (text.dx, text.dy + text.baselineOffset) : (place.x - run.origin.x, place.y - run.origin.y)
    if turnsItself {
      translation(text.x, text.y, angle: text.angle)
    }
    if text.lines.count == 1, x != 0 { number("x", x) }
    if y != 0 { number("y", y) }
    write(label: text.label, description)
    for pair in run.own { writer.attribute(pair.name.text, pair.value) }
    if text.lines.count == 1 {
      writer.text(text.lines[0])
    } else {
      for (index, line) in text.lines.enumerated() {
        writer.open("tspan")
        number("x", x)
        if index > 0 { number("dy", text.effectiveLineHeight) }
        writer.text(line)
        writer.close("tspan")
      }
    }
    writer.close("text")
  }

  private mutating func write(_ image: SceneImage, _ description: String?) {
    writer.open("image")
    writer.attribute("x", NumberWriting.text(image.x))
    writer.attribute("y", NumberWriting.text(image.y))
    writer.attribute("width", NumberWriting.text(image.width))
    writer.attribute("height", NumberWriting.text(image.height))
    writer.attribute("preserveAspectRatio", image.keepsAspect ? "xMidYMid" : "none")
    writer.attribute("href", image.url)
    write(label: image.label, description)
    writer.close("image")
  }

  // MARK: Definitions

  private mutating func writeDefinitions(_ scene: Scene) {
    collect(scene.root)
    guard !paints.gradients.isEmpty || !clips.isEmpty || !clipPaths.isEmpty else { return }
    writer.open("defs")
    for (index, gradient) in paints.gradients.enumerated() { write(gradient, id: "\(prefix)g\(index)") }
    for (index, path) in clipPaths.enumerated() { write(clip: path, id: "\(prefix)p\(index)") }
    for (index, clip) in clips.enumerated() {
      writer.open("clipPath")
      writer.attribute("id", "\(prefix)c\(index)")
      writer.open("path")
      writer.attribute(
        "d", writing: { PathWriting.write(rectangle: clip.x1, clip.y1, clip.width, clip.height, to: &$0) })
      writer.close("path")
      writer.close("clipPath")
    }
    writer.close("defs")
  }

  private mutating func write(clip path: Path, id: String) {
    writer.open("clipPath")
    writer.attribute("id", id)
    writer.open("path")
    writer.attribute("d", PathWriting.text(path))
    writer.close("path")
    writer.close("clipPath")
  }

  private mutating func collect(_ group: SceneGroup) {
    if let clip = group.clip, !clips.contains(clip) { clips.append(clip) }
    if let path = group.clipPath, !clipPaths.contains(path) { clipPaths.append(path) }
    for item in group.items {
      switch item {
      case .group(let child): collect(child)
      case .shape(let shape):
        if case .gradient(let gradient)? = shape.style.fill { paints.collect(gradient) }
        if case .gradient(let gradient)? = shape.style.stroke { paints.collect(gradient) }
      case .text, .image: break
      }
    }
  }

  private mutating func write(_ gradient: Gradient, id: String) {
    let name: StaticString = gradient.isRadial ? "radialGradient" : "linearGradient"
    writer.open(name)
    writer.attribute("id", id)
    if gradient.isRadial {
      writer.attribute("fx", NumberWriting.fine(gradient.x1))
      writer.attribute("fy", NumberWriting.fine(gradient.y1))
      writer.attribute("cx", NumberWriting.fine(gradient.x2))
      writer.attribute("cy", NumberWriting.fine(gradient.y2))
      writer.attribute("r", NumberWriting.fine(gradient.r2))
    } else {
      writer.attribute("x1", NumberWriting.fine(gradient.x1))
      writer.attribute("x2", NumberWriting.fine(gradient.x2))
      writer.attribute("y1", NumberWriting.fine(gradient.y1))
      writer.attribute("y2", NumberWriting.fine(gradient.y2))
    }
    for stop in gradient.stops {
      writer.open("stop")
      writer.attribute("offset", NumberWriting.fine(stop.offset))
      writer.attribute("stop-color", stop.colour)
      writer.close("stop")
    }
    writer.close(name)
  }
}
