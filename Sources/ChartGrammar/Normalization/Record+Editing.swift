import ChartData

extension Record {
  func setting(_ name: String, _ value: Value?) -> Record {
    var copy = self
    copy[name] = value
    return copy
  }

  func removing(_ names: String...) -> Record {
    var copy = self
    for name in names { copy[name] = nil }
    return copy
  }
}
