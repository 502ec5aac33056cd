/// Joins the parts of cut rings along the edge (d3-geo's `clipRejoin`, after Weiler and Atherton).
struct ClipRejoin {
  let interpolate: (GeoPoint?, GeoPoint?, Double, any ClipSink) -> Void
  let isBefore: (ClipPoint, ClipPoint) -> Bool

  private struct Crossing {
    let point: ClipPoint
    var points: [ClipPoint]?
    var other = 0
    var isEntry: Bool
    var isVisited = false
    var next = 0
    var previous = 0
  }

  func run(_ segments: [[ClipPoint]], startsInside: Bool, _ sink: any ClipSink) {
    var all: [Crossing] = []
    var subject: [Int] = []
    var clip: [Int] = []
    func add(_ point: ClipPoint, _ points: [ClipPoint]?, isEntry: Bool) {
      let place = all.count
      all.append(Crossing(point: point, points: points, other: place + 1, isEntry: isEntry))
      all.append(Crossing(point: point, points: nil, other: place, isEntry: !isEntry))
      subject.append(place)
      clip.append(place + 1)
    }
    for segment in segments {
      guard segment.count > 1, let first = segment.first, var last = segment.last else { continue }
      if first.isSame(last) {
        if first.mark == 0, last.mark == 0 {
          sink.lineStart()
          for point in segment.dropLast() { sink.point(point.x, point.y, mark: 0) }
          sink.lineEnd()
          continue
        }
        last.x += 2 * geoEpsilon
      }
      add(first, segment, isEntry: true)
      add(last, nil, isEntry: false)
    }
    guard !subject.isEmpty else { return }
    clip.sort { isBefore(all[$0].point, all[$1].point) }
    Self.link(subject, &all)
    Self.link(clip, &all)
    var isInside = startsInside
    for place in clip {
      isInside.toggle()
      all[place].isEntry = isInside
    }
    walk(&all, from: subject[0], sink)
  }

  private static func link(_ places: [Int], _ all: inout [Crossing]) {
    for (index, place) in places.enumerated() {
      let next = places[(index + 1) % places.count]
      all[place].next = next
      all[next].previous = place
    }
  }

  private func walk(_ all: inout [Crossing], from start: Int, _ sink: any ClipSink) {
    while true {
      var current = start
      while all[current].isVisited {
        current = all[current].next
        if current == start { return }
      }
      var isSubject = true
      var points = all[current].points ?? []
      sink.lineStart()
      repeat {
        all[current].isVisited = true
        all[all[current].other].isVisited = true
        let isEntry = all[current].isEntry
        let target = isEntry ? all[current].next : all[current].previous
        if isSubject {
          if !isEntry { points = (all[target].points ?? []).reversed() }
          for point in points { sink.point(point.x, point.y, mark: 0) }
        } else {
          interpolate(all[current].point.place, all[target].point.place, isEntry ? 1 : -1, sink)
        }
        current = all[target].other
        points = all[current].points ?? []
        isSubject.toggle()
      } while !all[current].isVisited
      sink.lineEnd()
    }
  }
}
