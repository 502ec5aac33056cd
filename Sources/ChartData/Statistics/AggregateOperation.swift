/// What can be computed of many values.
package enum AggregateOperation: String, Sendable, CaseIterable {
  case count, valid, missing, distinct, sum, product, mean, average, variance, variancep, stdev, stdevp, stderr, median,
    q1, q3, min, max, argmin, argmax, values, ci0, ci1, exponential, exponentialb

  package var isOrderStatistic: Bool { self == .median || self == .q1 || self == .q3 || self == .ci0 || self == .ci1 }
}
