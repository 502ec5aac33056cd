/// Sums of the values seen so far, by Welford's method for the variance.
struct RunningStatistics {
  var rows = 0
  var valid = 0
  var missing = 0
  var sum = 0.0
  var product = 1.0
  var mean = 0.0
  var squares = 0.0
  var least = Double.nan
  var greatest = Double.nan
  var leastRow = -1
  var greatestRow = -1

  @inline(__always)
  mutating func add(_ value: Double, row: Int) {
    valid += 1
    sum += value
    product *= value
    let delta = value - mean
    mean += delta / Double(valid)
    squares += delta * (value - mean)
    if !(value >= least) {
      least = value
      leastRow = row
    }
    if !(value <= greatest) {
      greatest = value
      greatestRow = row
    }
  }

  var variance: Double { valid > 1 ? squares / Double(valid - 1) : 0 }
  var variancep: Double { valid > 1 ? squares / Double(valid) : 0 }
}
