import Incremental

/// Reads the segments of a store on all cores: each piece of work has a connection of its own.
struct SegmentReader: Sendable {
  /// Segments that are one piece of work.
  private static let length = 16

  let path: String

  init(_ path: String) { self.path = path }

  /// All values of a kind.
  func values<Value: Storable & Sendable>(of kind: MemoryStore.Kind) async throws -> [String: Value] {
    try await values(of: [kind]) { try Segment.values(in: $0[0]) }
  }

  /// The values of these names, of a kind that isn't kept in segments.
  func values(of kind: MemoryStore.Kind, named names: [String]) throws -> [[UInt8]] {
    guard !names.isEmpty else { return [] }
    let reader = try Store.Reader(path)
    return try names.map { name in
      guard let value = try reader.value(of: kind.rawValue, named: name) else { throw CorruptBytes() }
      return value
    }
  }

  /// `decode` is given the segments of one number, one of each kind; an empty one stands for one that isn't there.
  func values<Value: Sendable>(
    of kinds: [MemoryStore.Kind], decode: @escaping @Sendable ([[UInt8]]) throws -> [(String, Value)]
  ) async throws -> [String: Value] {
    let starts = Array(stride(from: 0, to: Segment.count, by: Self.length))
    let pieces = await Parallel.map(starts, chunk: 1) { _, start in
      Result<[(String, Value)], any Error> {
        let reader = try Store.Reader(path)
        var found: [(String, Value)] = []
        for number in start..<start + Self.length {
          let bytes = try kinds.map { try reader.value(of: $0.rawValue, named: String(number)) }
          if bytes.contains(where: { $0 != nil }) { found += try decode(bytes.map { $0 ?? [] }) }
        }
        return found
      }
    }
    var values: [String: Value] = [:]
    values.reserveCapacity(pieces.reduce(0) { $0 + ((try? $1.get().count) ?? 0) })
    for piece in pieces { for (name, value) in try piece.get() { values[name] = value } }
    return values
  }
}
