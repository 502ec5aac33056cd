/// The bit patterns by which number columns tell null and missing from a computed NaN.
package enum NumberMark {
  package static let null = Double(bitPattern: 0x7FF8_0000_0000_0001)
  package static let missing = Double(bitPattern: 0x7FF8_0000_0000_0002)

  @inline(__always)
  static func value(_ number: Double, isDate: Bool) -> Value {
    if number.isNaN {
      if number.bitPattern == null.bitPattern { return .null }
      if number.bitPattern == missing.bitPattern { return .missing }
    }
    return isDate ? .date(number) : .number(number)
  }
}
