extension Value {
  /// About how many bytes a value would have as text, sixteen for each part of it; counting ends beyond `most`.
  func weight(upTo most: Int) -> Int {
    switch self {
    case .string(let text): return 16 + text.utf8.count
    case .list(let values): return Self.sum(values, most)
    case .record(let record): return Self.sum(record.fields.lazy.map(\.1), most)
    default: return 16
    }
  }

  private static func sum(_ values: some Sequence<Value>, _ most: Int) -> Int {
    var sum = 16
    for value in values {
      sum += value.weight(upTo: most - sum)
      if sum > most { break }
    }
    return sum
  }
}
