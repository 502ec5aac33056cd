import Incremental

/// A part of the values of one kind, as the store keeps them: those whose names have the same hash. A row for each value
/// would take longer to read than the value; one for all of them would be written anew after each edit.
enum Segment {
  static let count = 256

  static func number(of name: String) -> Int { Int(truncatingIfNeeded: Fingerprint(of: name.utf8).low) & (count - 1) }

  /// The numbers of the segments that aren't as `known` has them.
  static func changed<Value>(_ values: [String: Value], over known: [String: Value], isSame: (Value, Value) -> Bool)
    -> Set<Int>
  {
    guard !known.isEmpty else { return Set(0..<count) }
    var changed: Set<Int> = []
    for (name, value) in values {
      if let old = known[name], isSame(old, value) { continue }
      changed.insert(number(of: name))
    }
    for name in known.keys where values[name] == nil { changed.insert(number(of: name)) }
    return changed
  }

  /// The values of these segments in the order of their names.
  static func members<Value>(_ segments: Set<Int>, of values: [String: Value]) -> [(number: Int, [(String, Value)])] {
    var members = [[(String, Value)]](repeating: [], count: count)
    for (name, value) in values {
      let number = number(of: name)
      if segments.contains(number) { members[number].append((name, value)) }
    }
    return segments.sorted().map { ($0, members[$0].sorted { $0.0 < $1.0 }) }
  }

  static func bytes<Value: Storable>(_ values: [(String, Value)]) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(values.count)
    for (name, value) in values {
      name.write(to: &writer)
      value.write(to: &writer)
    }
    return writer.bytes
  }

  static func values<Value: Storable>(in bytes: [UInt8]) throws(CorruptBytes) -> [(String, Value)] {
    var reader = ByteReader(bytes)
    var values: [(String, Value)] = []
    for _ in 0..<max(0, try reader.number()) {
      let name = try String(from: &reader)
      values.append((name, try Value(from: &reader)))
    }
    guard reader.isAtEnd else { throw CorruptBytes() }
    return values
  }
}
