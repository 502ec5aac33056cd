import ChartData

/// Spacing, alignment and centring of compositions as authors write them.
enum CompositionSettings {
  static func spacing(_ value: Value?, _ config: Properties) -> (column: Double, row: Double) {
    let usual = config.number("spacing") ?? 20
    switch value {
    case .number(let both): return (both, both)
    case .record(let record): return (record["column"]?.number ?? usual, record["row"]?.number ?? usual)
    default: return (usual, usual)
    }
  }

  static func alignment(_ value: Value?, fallback: String) -> (column: String, row: String) {
    switch value {
    case .string(let both): return (both, both)
    case .record(let record): return (record["column"]?.string ?? fallback, record["row"]?.string ?? fallback)
    default: return (fallback, fallback)
    }
  }

  static func centers(_ value: Value?) -> (column: Bool, row: Bool) {
    switch value {
    case .bool(let both): return (both, both)
    case .record(let record): return (record["column"]?.bool ?? false, record["row"]?.bool ?? false)
    default: return (false, false)
    }
  }
}
