import Limits
package import Notation

/// Geometries of TopoJSON, whose lines are shared between neighbours, as those of GeoJSON (after topojson-client).
package struct TopoJSON {
  private let objects: Node?
  /// The shared lines, each point as longitude and latitude.
  private let arcs: [[Value]]

  /// Nil if a text is no topology.
  package init?(_ root: Node) {
    guard root["type"]?.string == "Topology", let arcs = root["arcs"]?.elements else { return nil }
    objects = root["objects"]
    let scale = root["transform"]?["scale"]?.elements?.compactMap(\.number) ?? []
    let shift = root["transform"]?["translate"]?.elements?.compactMap(\.number) ?? []
    self.arcs = arcs.map { arc in
      var (x, y) = (0.0, 0.0)
      return (arc.elements ?? []).map { point in
        let pair = point.elements ?? []
        let (dx, dy) = (pair.first?.number ?? 0, pair.count > 1 ? pair[1].number ?? 0 : 0)
        guard scale.count == 2, shift.count == 2 else { return .list([.number(dx), .number(dy)]) }
        (x, y) = (x + dx, y + dy)
        return .list([.number(x * scale[0] + shift[0]), .number(y * scale[1] + shift[1])])
      }
    }
  }

  /// The features of an object, a record each; nil if there is no object of that name.
  package func features(_ name: String) -> [Value]? {
    guard let object = objects?[name] else { return nil }
    return (object["geometries"]?.elements ?? [object]).map(feature)
  }

  /// The lines of an object, each once: all, those between two geometries (`interior`) or those of one (`exterior`).
  package func mesh(_ name: String, filter: String?) -> Value? {
    guard let object = objects?[name] else { return nil }
    var users: [Int: [Int]] = [:]
    var order: [Int] = []
    for (user, geometry) in (object["geometries"]?.elements ?? [object]).enumerated() {
      for arc in Self.arcIndices(geometry["arcs"]) {
        let index = arc < 0 ? ~arc : arc
        if users[index] == nil { order.append(index) }
        users[index, default: []].append(user)
      }
    }
    let kept = order.filter { index in
      let all = users[index] ?? []
      let isShared = all.count > 1 && all.first != all.last
      return filter == "interior" ? isShared : filter == "exterior" ? !isShared : true
    }
    return .record(
      Record([
        ("type", "MultiLineString"),
        ("coordinates", .list(kept.map { .list(arcs.indices.contains($0) ? arcs[$0] : []) })),
      ]))
  }

  private static func arcIndices(_ node: Node?) -> [Int] {
    if let number = node?.number { return [Int(limited: number)] }
    return (node?.elements ?? []).flatMap { arcIndices($0) }
  }

  private func feature(_ node: Node) -> Value {
    var record = Record([("type", "Feature")])
    if let id = node["id"] { record["id"] = Value(id) }
    record["properties"] = node["properties"].map { Value($0) } ?? .record(Record())
    record["geometry"] = geometry(node)
    return .record(record)
  }

  private func geometry(_ node: Node) -> Value {
    let type = node["type"]?.string ?? ""
    if type == "GeometryCollection" {
      let parts = (node["geometries"]?.elements ?? []).map(geometry)
      return .record(Record([("type", "GeometryCollection"), ("geometries", .list(parts))]))
    }
    let parts = node["arcs"]?.elements ?? []
    let coordinates: Value
    switch type {
    case "Point", "MultiPoint": coordinates = node["coordinates"].map { Value($0) } ?? .list([])
    case "LineString": coordinates = .list(line(parts, atLeast: 2))
    case "MultiLineString": coordinates = .list(parts.map { .list(line($0.elements ?? [], atLeast: 2)) })
    case "Polygon": coordinates = polygon(parts)
    case "MultiPolygon": coordinates = .list(parts.map { polygon($0.elements ?? []) })
    default: return .null
    }
    return .record(Record([("type", .string(type)), ("coordinates", coordinates)]))
  }

  private func polygon(_ rings: [Node]) -> Value {
    .list(rings.map { .list(line($0.elements ?? [], atLeast: 4)) })
  }

  /// The points of arcs one behind the other; a negative number is an arc backwards.
  private func line(_ indices: [Node], atLeast count: Int) -> [Value] {
    var points: [Value] = []
    for node in indices {
      let index = Int(limited: node.number ?? 0)
      let arc = index < 0 ? ~index : index
      guard arcs.indices.contains(arc) else { continue }
      if !points.isEmpty { points.removeLast() }
      points += index < 0 ? arcs[arc].reversed() : arcs[arc]
    }
    while points.count < count, let first = points.first { points.append(first) }
    return points
  }
}
