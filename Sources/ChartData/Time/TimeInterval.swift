import Limits

/// A span of the calendar that moments can be rounded to and counted by, as in d3-time.
package struct TimeInterval: Sendable, Equatable {
  package enum Unit: String, Sendable, CaseIterable {
    case year, quarter, month, week, day, hour, minute, second, millisecond
  }

  package let unit: Unit
  /// Every how many units.
  package let step: Int

  package init(_ unit: Unit, every step: Int = 1) {
    self.unit = unit
    self.step = max(1, min(step, 1_000_000_000))
  }

  /// The start of the span a moment lies in.
  package func floor(_ time: Double) -> Double {
    guard let date = CivilDate(time: time) else { return .nan }
    switch unit {
    case .year: return CivilDate(year: Self.lower(date.year, step)).time
    case .quarter: return CivilDate(year: date.year, month: Self.lower(date.month / 3, step) * 3).time
    case .month: return CivilDate(year: date.year, month: Self.lower(date.month, step)).time
    case .week:
      let sunday = CivilDate(year: date.year, month: date.month, day: date.day - date.weekday).time
      guard step > 1 else { return sunday }
      let weeks = Int(limited: (sunday + 3 * CivilDate.millisecondsPerDay) / (7 * CivilDate.millisecondsPerDay))
      return sunday - Double((weeks % step + step) % step) * 7 * CivilDate.millisecondsPerDay
    case .day: return CivilDate(year: date.year, month: date.month, day: Self.lower(date.day - 1, step) + 1).time
    case .hour: return daystart(date) + Double(Self.lower(date.hours, step)) * 3_600_000
    case .minute: return daystart(date) + Double(date.hours * 60 + Self.lower(date.minutes, step)) * 60_000
    case .second:
      return daystart(date) + Double((date.hours * 60 + date.minutes) * 60 + Self.lower(date.seconds, step)) * 1000
    case .millisecond: return (time / Double(step)).rounded(.down) * Double(step)
    }
  }

  private func daystart(_ date: CivilDate) -> Double {
    CivilDate(year: date.year, month: date.month, day: date.day).time
  }

  private static func lower(_ value: Int, _ step: Int) -> Int {
    value - ((value % step) + step) % step
  }

  package func ceil(_ time: Double) -> Double {
    let start = floor(time)
    return start == time ? time : next(start)
  }

  /// The start of the next span behind the start of one. Spans restart with the larger unit (day 31, 1, 4 …).
  package func next(_ start: Double) -> Double {
    let candidate = offset(start, by: step)
    guard step > 1 else { return candidate }
    let floored = floor(candidate)
    if floored > start, floored < candidate { return floored }
    return floored > start ? floored : candidate
  }

  /// The moment moved by a number of units (not of steps).
  package func offset(_ time: Double, by count: Int) -> Double {
    guard var date = CivilDate(time: time) else { return .nan }
    switch unit {
    case .year: date.year += count
    case .quarter: date.month += 3 * count
    case .month: date.month += count
    case .week: return time + Double(count) * 7 * CivilDate.millisecondsPerDay
    case .day: return time + Double(count) * CivilDate.millisecondsPerDay
    case .hour: return time + Double(count) * 3_600_000
    case .minute: return time + Double(count) * 60_000
    case .second: return time + Double(count) * 1000
    case .millisecond: return time + Double(count)
    }
    return date.time
  }

  /// Starts of spans from `start` up to and with `stop`.
  package func range(_ start: Double, _ stop: Double) -> [Double] {
    var times: [Double] = []
    var time = ceil(start)
    while time <= stop, times.count < 10_000 {
      times.append(time)
      let following = next(time)
      guard following > time else { break }
      time = following
    }
    return times
  }
}

extension TimeInterval {
  private static let candidates: [(TimeInterval, Double)] = {
    let (second, minute, hour, day) = (1000.0, 60_000.0, 3_600_000.0, 86_400_000.0)
    return [
      (TimeInterval(.second), second), (TimeInterval(.second, every: 5), 5 * second),
      (TimeInterval(.second, every: 15), 15 * second), (TimeInterval(.second, every: 30), 30 * second),
      (TimeInterval(.minute), minute), (TimeInterval(.minute, every: 5), 5 * minute),
      (TimeInterval(.minute, every: 15), 15 * minute), (TimeInterval(.minute, every: 30), 30 * minute),
      (TimeInterval(.hour), hour), (TimeInterval(.hour, every: 3), 3 * hour), (TimeInterval(.hour, every: 6), 6 * hour),
      (TimeInterval(.hour, every: 12), 12 * hour), (TimeInterval(.day), day), (TimeInterval(.day, every: 2), 2 * day),
      (TimeInterval(.week), 7 * day), (TimeInterval(.month), 30 * day), (TimeInterval(.month, every: 3), 90 * day),
      (TimeInterval(.year), 365 * day),
    ]
  }()

  /// The interval that cuts a span into about `count` parts, by the nearest ratio (d3-time's table).
  package static func forTicks(_ start: Double, _ stop: Double, count: Double) -> TimeInterval? {
    let target = abs(stop - start) / max(count, 1e-9)
    guard target.isFinite, target > 0 else { return nil }
    let index = candidates.firstIndex { $0.1 > target } ?? candidates.count
    if index == candidates.count {
      let years = 365 * 86_400_000.0
      let step = TickStep.step(start / years, stop / years, count)
      guard step.isFinite, step < 1e6 else { return nil }
      return TimeInterval(.year, every: max(1, Int(limited: step)))
    }
    if index == 0 {
      let step = TickStep.step(start, stop, count)
      return TimeInterval(.millisecond, every: step.isFinite ? max(1, Int(limited: min(step, 1e6))) : 1)
    }
    let lower = candidates[index - 1]
    let upper = candidates[index]
    return target / lower.1 < upper.1 / target ? lower.0 : upper.0
  }
}
