import ChartData
import ChartScene

/// Longitudes and latitudes of the rows of a unit view.
struct GeoPlaces {
  private let longitude: (Int) -> Double
  private let latitude: (Int) -> Double

  /// Nil if the view has no such channels.
  init?(_ unit: UnitSpecification, _ table: Table, _ channels: (Channel, Channel)) {
    func number(_ channel: Channel) -> ((Int) -> Double)? {
      guard let definition = unit.definition(channel) else { return nil }
      if let datum = definition.datum { return { _ in datum.asNumber } }
      guard definition.isField, let column = table.column(at: definition.columnName) else { return nil }
      return { column[$0].parsedNumber ?? .nan }
    }
    let (x, y) = (number(channels.0), number(channels.1))
    guard x != nil || y != nil else { return nil }
    longitude = x ?? { _ in 0 }
    latitude = y ?? { _ in 0 }
  }

  func point(_ row: Int) -> GeoPoint? {
    let point = GeoPoint(longitude(row), latitude(row))
    return point.longitude.isFinite && point.latitude.isFinite ? point : nil
  }
}
