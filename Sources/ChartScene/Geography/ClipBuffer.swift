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
