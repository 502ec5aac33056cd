import Limits

/// Parts of a date that are kept while all others are set to a fixed value, as in Vega's `timeunit` transform.
package struct TimeUnit: Sendable, Hashable {
  package enum Part: String, Sendable, CaseIterable {
    case year, quarter, month, week, day, dayofyear, date, hours, minutes, seconds, milliseconds

    fileprivate var bit: UInt16 {
      switch self {
      case .year: 1
      case .quarter: 2
      case .month: 4
      case .week: 8
      case .day: 16
      case .dayofyear: 32
      case .date: 64
      case .hours: 128
      case .minutes: 256
      case .seconds: 512
      case .milliseconds: 1024
      }
    }
  }

  package let parts: [Part]
  /// The parts as a set: each row asks for all of them.
  private let mask: UInt16
  package var isUTC = false
  /// The values are cut already; only their span is of interest.
  package var isBinned = false
  package var step = 1
  /// Choose the parts by the extent of the data so that about so many spans come out.
  package var maximumBins: Double?

  /// From a name such as `yearmonth`, `utcyearmonthdate` or `binnedyearmonth`; nil if it is none.
  package init?(name: String) {
    var rest = Substring(name)
    var (isBinned, isUTC) = (false, false)
    if rest.hasPrefix("binned") {
      isBinned = true
      rest = rest.dropFirst(6)
    }
    if rest.hasPrefix("utc") {
      isUTC = true
      rest = rest.dropFirst(3)
    }
    var parts: [Part] = []
    let order: [Part] = [
      .year, .quarter, .month, .week, .dayofyear, .date, .day, .hours, .minutes, .seconds, .milliseconds,
    ]
    while !rest.isEmpty {
      guard let part = order.first(where: { rest.hasPrefix($0.rawValue) }), !parts.contains(part) else { return nil }
      parts.append(part)
      rest = rest.dropFirst(part.rawValue.count)
    }
    guard !parts.isEmpty else { return nil }
    self.init(parts: parts, isUTC: isUTC, isBinned: isBinned)
  }

  package init(parts: [Part]) { self.init(parts: parts, isUTC: false, isBinned: false) }

  private init(parts: [Part], isUTC: Bool, isBinned: Bool) {
    self.parts = Part.allCases.filter(parts.contains)
    mask = parts.reduce(0) { $0 | $1.bit }
    self.isUTC = isUTC
    self.isBinned = isBinned
  }

  private func has(_ part: Part) -> Bool { mask & part.bit != 0 }

  /// The parts one after the other: `yearmonth`.
  package var name: String { (isUTC ? "utc" : "") + parts.map(\.rawValue).joined() }

  /// The start of the span a moment lies in. Without a year all moments fall into 2012.
  package func floor(_ time: Double) -> Double {
    guard let date = CivilDate(time: time) else { return .nan }
    let smallest = parts.last
    func cut(_ part: Part, _ value: Int, from first: Int = 0) -> Int {
      part == smallest && step > 1 ? first + (value - first) / step * step : value
    }
    let year = has(.year) ? cut(.year, date.year) : 2012
    var result = CivilDate(year: year)
    if has(.quarter) { result.month = cut(.quarter, date.month / 3) * 3 }
    if has(.month) { result.month = cut(.month, date.month) }
    if has(.week) {
      let weekday = has(.day) ? date.weekday : 0
      result.month = 0
      result.day = weekday + cut(.week, date.weekOfYear) * 7 - (CivilDate(year: year).weekday + 6) % 7
    } else if has(.day) {
      result.day = date.weekday + 7 - (CivilDate(year: year).weekday + 6) % 7
    }
    if has(.date) { result.day = cut(.date, date.day, from: 1) }
    if has(.dayofyear) {
      result.month = 0
      result.day = cut(.dayofyear, date.dayOfYear, from: 1)
    }
    if has(.hours) { result.hours = cut(.hours, date.hours) }
    if has(.minutes) { result.minutes = cut(.minutes, date.minutes) }
    if has(.seconds) { result.seconds = cut(.seconds, date.seconds) }
    if has(.milliseconds) { result.milliseconds = cut(.milliseconds, date.milliseconds) }
    return result.time
  }

  /// The moments round one that `floor` takes to the same start, in the calendar itself; nil for weeks, which the year
  /// may cut.
  func span(around time: Double) -> (from: Double, to: Double)? {
    guard !has(.week), time.isFinite else { return nil }
    let start = interval.floor(time)
    return (start, interval.offset(start, by: 1))
  }

  /// The end of the span that begins at `start`.
  package func end(of start: Double) -> Double {
    interval.offset(start, by: step)
  }

  /// The calendar span of the smallest part.
  package var interval: TimeInterval {
    switch parts.last ?? .year {
    case .year: TimeInterval(.year)
    case .quarter: TimeInterval(.quarter)
    case .month: TimeInterval(.month)
    case .week: TimeInterval(.week)
    case .day, .dayofyear, .date: TimeInterval(.day)
    case .hours: TimeInterval(.hour)
    case .minutes: TimeInterval(.minute)
    case .seconds: TimeInterval(.second)
    case .milliseconds: TimeInterval(.millisecond)
    }
  }

  private static let binCandidates: [([Part], Int, Double)] = {
    let (second, minute, hour, day) = (1000.0, 60_000.0, 3_600_000.0, 86_400_000.0)
    let seconds: [Part] = [.year, .month, .date, .hours, .minutes, .seconds]
    let minutes: [Part] = [.year, .month, .date, .hours, .minutes]
    let hours: [Part] = [.year, .month, .date, .hours]
    let days: [Part] = [.year, .month, .date]
    let months: [Part] = [.year, .month]
    return [
      (seconds, 1, second), (seconds, 5, 5 * second), (seconds, 15, 15 * second), (seconds, 30, 30 * second),
      (minutes, 1, minute), (minutes, 5, 5 * minute), (minutes, 15, 15 * minute), (minutes, 30, 30 * minute),
      (hours, 1, hour), (hours, 3, 3 * hour), (hours, 6, 6 * hour), (hours, 12, 12 * hour), (days, 1, day),
      ([.year, .week], 1, 7 * day), (months, 1, 30 * day), (months, 3, 90 * day), ([.year], 1, 365 * day),
    ]
  }()

  /// The parts and step that cut an extent into at most about `count` spans.
  package static func forBins(_ start: Double, _ stop: Double, count: Double) -> TimeUnit {
    let target = abs(stop - start) / max(count, 1)
    let index = binCandidates.firstIndex { $0.2 > target } ?? binCandidates.count
    if index == binCandidates.count {
      var unit = TimeUnit(parts: [.year])
      let years = 365 * 86_400_000.0
      let step = TickStep.step(start / years, stop / years, count)
      unit.step = step.isFinite ? max(1, Int(limited: min(step, 1e6))) : 1
      return unit
    }
    guard index > 0 else {
      return TimeUnit(parts: Part.allCases.filter { ![.quarter, .week, .day, .dayofyear].contains($0) })
    }
    let nearer = target / binCandidates[index - 1].2 < binCandidates[index].2 / target
    let (parts, step, _) = binCandidates[nearer ? index - 1 : index]
    var unit = TimeUnit(parts: parts)
    unit.step = step
    return unit
  }
}
