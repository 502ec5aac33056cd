#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point on a clipped line; marked where the line was cut there.
struct ClipPoint {
  var x: Double
  var y: Double
  var mark = 0

  var place: GeoPoint { GeoPoint(x, y) }

  func isSame(_ other: ClipPoint) -> Bool { abs(x - other.x) < geoEpsilon && abs(y - other.y) < geoEpsilon }
}

/// The edge that geometries are cut at: the antimeridian, a circle or a rectangle.
protocol ClipEdge: AnyObject {
  /// Whether a single point is kept.
  func isVisible(_ x: Double, _ y: Double) -> Bool
  /// A new cutter of lines that hands what is left of them to a sink.
  func line(to sink: any ClipSink) -> any ClipLine
  /// Goes along the edge from one point to another, or all round it.
  func interpolate(_ from: GeoPoint?, _ to: GeoPoint?, _ direction: Double, _ sink: any ClipSink)
  /// A point of the edge for which it is asked whether a polygon holds it.
  var start: GeoPoint { get }
}

protocol ClipSink: AnyObject {
  func point(_ x: Double, _ y: Double, mark: Int)
  func lineStart()
  func lineEnd()
}

protocol ClipLine: AnyObject {
  func point(_ x: Double, _ y: Double)
  func lineStart()
  func lineEnd()
  /// Bit 0: the line wasn't cut. Bit 1: its first and last part belong together.
  var cleanness: Int { get }
}

/// Collects lines.
final class ClipBuffer: ClipSink {
  private var lines: [[ClipPoint]] = []

  func point(_ x: Double, _ y: Double, mark: Int) {
    lines[lines.count - 1].append(ClipPoint(x: x, y: y, mark: mark))
  }
  func lineStart() { lines.append([]) }
  func lineEnd() {}

  func rejoin() {
    if lines.count > 1, let last = lines.popLast() { lines.append(last + lines.removeFirst()) }
  }

  func result() -> [[ClipPoint]] {
    defer { lines = [] }
    return lines
  }
}

/// Lets a stream stand where lines without marks are taken.
final class ClipOutlet: ClipSink {
  let stream: any GeoStream

  init(_ stream: any GeoStream) { self.stream = stream }

  func point(_ x: Double, _ y: Double, mark: Int) { stream.point(x, y) }
  func lineStart() { stream.lineStart() }
  func lineEnd() { stream.lineEnd() }
}

/// Cuts geometries on the sphere at an edge and closes cut polygons along it (d3-geo's `clip`).
final class SphereClip: GeoStream {
  private enum Mode { case points, line, ring }

  private let edge: any ClipEdge
  private let sink: any GeoStream
  private let outlet: ClipOutlet
  private let line: any ClipLine
  private let ringBuffer = ClipBuffer()
  private let ringLine: any ClipLine
  private var mode = Mode.points
  private var isPolygon = false
  private var polygonIsOpen = false
  private var polygon: [[GeoPoint]] = []
  private var segments: [[ClipPoint]] = []
  private var ring: [GeoPoint] = []

  init(_ edge: any ClipEdge, to sink: any GeoStream) {
    self.edge = edge
    self.sink = sink
    outlet = ClipOutlet(sink)
    line = edge.line(to: outlet)
    ringLine = edge.line(to: ringBuffer)
  }

  func point(_ x: Double, _ y: Double) {
    switch mode {
    case .points: if edge.isVisible(x, y) { sink.point(x, y) }
    case .line: line.point(x, y)
    case .ring:
      ring.append(GeoPoint(x, y))
      ringLine.point(x, y)
    }
  }

  func lineStart() {
    if isPolygon {
      mode = .ring
      ringLine.lineStart()
      ring = []
    } else {
      mode = .line
      line.lineStart()
    }
  }

  func lineEnd() {
    if isPolygon { return ringEnd() }
    mode = .points
    line.lineEnd()
  }

  private func open() {
    if !polygonIsOpen { sink.polygonStart() }
    polygonIsOpen = true
  }

  private func ringEnd() {
    guard let first = ring.first else { return }
    point(first.longitude, first.latitude)
    ringLine.lineEnd()
    let cleanness = ringLine.cleanness
    var parts = ringBuffer.result()
    ring.removeLast()
    polygon.append(ring)
    guard !parts.isEmpty else { return }
    if cleanness & 1 != 0 {
      guard parts[0].count > 1 else { return }
      open()
      sink.lineStart()
      for point in parts[0].dropLast() { sink.point(point.x, point.y) }
      sink.lineEnd()
      return
    }
    if parts.count > 1, cleanness & 2 != 0, let last = parts.popLast() { parts.append(last + parts.removeFirst()) }
    segments += parts.filter { $0.count > 1 }
  }

  func polygonStart() {
    isPolygon = true
    segments = []
    polygon = []
  }

  func polygonEnd() {
    isPolygon = false
    mode = .points
    let startsInside = SphericalPolygon.contains(polygon, edge.start)
    if !segments.isEmpty {
      open()
      ClipRejoin(interpolate: edge.interpolate, isBefore: { Self.order($0, $1) < 0 }).run(
        segments, startsInside: startsInside, outlet)
    } else if startsInside {
      open()
      sink.lineStart()
      edge.interpolate(nil, nil, 1, outlet)
      sink.lineEnd()
    }
    if polygonIsOpen { sink.polygonEnd() }
    polygonIsOpen = false
    (segments, polygon) = ([], [])
  }

  func sphere() {
    sink.polygonStart()
    sink.lineStart()
    edge.interpolate(nil, nil, 1, outlet)
    sink.lineEnd()
    sink.polygonEnd()
  }

  /// Crossings in their order along the edge: the same for the antimeridian and for circles.
  private static func order(_ a: ClipPoint, _ b: ClipPoint) -> Double {
    func key(_ point: ClipPoint) -> Double {
      point.x < 0 ? point.y - .pi / 2 - geoEpsilon : .pi / 2 - point.y
    }
    return key(a) - key(b)
  }
}

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
