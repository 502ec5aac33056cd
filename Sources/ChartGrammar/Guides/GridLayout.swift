import ChartScene

/// One cell of a grid: the box of what it holds, about its own origin.
struct GridBox {
  var bounds: Bounds

  init(bounds: Bounds) { self.bounds = bounds.isEmpty ? Bounds(x1: 0, y1: 0, x2: 0, y2: 0) : bounds }

  init(width: Double, height: Double) { bounds = Bounds(x1: 0, y1: 0, x2: width, y2: height) }
}

/// Puts boxes into rows and columns (Vega's grid layout): `all` gives every column the same width, `each` every
/// column its own, `none` lets every box follow the one before it.
struct GridLayout {
  /// Nil is one row.
  var columns: Int?
  var alignment = (column: "none", row: "none")
  var padding = (column: 0.0, row: 0.0)
  var centers = (column: false, row: false)

  init(columns: Int?) { self.columns = columns }

  private struct Measures {
    var offset: [Double]
    var extent: [Double]
    var largest: Double
  }

  /// The origins of the boxes.
  func place(_ boxes: [GridBox]) -> [Point] {
    guard !boxes.isEmpty else { return [] }
    let count = boxes.count
    let width = max(1, columns ?? count)
    let height = (count + width - 1) / width
    var x = measures(boxes, width) {
      ($0.bounds.x1, $0.bounds.x2, padding.column)
    } index: {
      $0 % width
    }
    var y = measures(boxes, height) {
      ($0.bounds.y1, $0.bounds.y2, padding.row)
    } index: {
      $0 / width
    }
    for index in 0..<count {
      if index % width == 0 { x.offset[index] = 0 }
      if index < width { y.offset[index] = 0 }
    }
    align(&x, alignment.column, lines: width) { line in stride(from: line, to: count, by: width).map { $0 } }
    align(&y, alignment.row, lines: height) { line in Array((line * width)..<min(count, (line + 1) * width)) }
    var origins = [Point](repeating: Point(0, 0), count: count)
    for index in 0..<count {
      origins[index].x = x.offset[index] + (index % width == 0 ? 0 : origins[index - 1].x)
      origins[index].y = y.offset[index] + (index < width ? 0 : origins[index - width].y)
    }
    centre(&origins, boxes, x, y, width, height)
    return origins
  }

  private func measures(
    _ boxes: [GridBox], _ lines: Int, _ ends: (GridBox) -> (Double, Double, Double), index: (Int) -> Int
  ) -> Measures {
    var result = Measures(offset: [], extent: [Double](repeating: 0, count: lines), largest: 0)
    for (number, box) in boxes.enumerated() {
      let (low, high, gap) = ends(box)
      // What arithmetic leaves beyond a whole pixel is no pixel of its own.
      let reach = (high - 1e-9).rounded(.up)
      result.extent[index(number)] = max(result.extent[index(number)], reach)
      result.largest = max(result.largest, reach)
      result.offset.append(gap + (low < -1e-9 ? (-low - 1e-9).rounded(.up) : 0))
    }
    return result
  }

  private func align(_ measures: inout Measures, _ rule: String, lines: Int, _ members: (Int) -> [Int]) {
    let first = members(0)
    switch rule {
    case "each":
      for line in 1..<max(1, lines) {
        let all = members(line)
        let offset = all.map { measures.offset[$0] }.max() ?? 0
        for index in all { measures.offset[index] = offset + measures.extent[line - 1] }
      }
    case "all":
      let rest = measures.offset.indices.filter { !first.contains($0) }
      let offset = rest.map { measures.offset[$0] }.max() ?? 0
      for index in rest { measures.offset[index] = offset + measures.largest }
    default:
      for line in 1..<max(1, lines) {
        for index in members(line) { measures.offset[index] += measures.extent[line - 1] }
      }
    }
  }

  private func centre(
    _ origins: inout [Point], _ boxes: [GridBox], _ x: Measures, _ y: Measures, _ width: Int, _ height: Int
  ) {
    if alignment.column != "none", centers.column, height > 1 {
      for index in boxes.indices {
        let room = alignment.column == "all" ? x.largest : x.extent[index % width]
        let rest = room - boxes[index].bounds.x2
        if rest > 0 { origins[index].x += rest / 2 }
      }
    }
    if alignment.row != "none", centers.row, width != 1 {
      for index in boxes.indices {
        let room = alignment.row == "all" ? y.largest : y.extent[index / width]
        let rest = room - boxes[index].bounds.y2
        if rest > 0 { origins[index].y += rest / 2 }
      }
    }
  }
}
