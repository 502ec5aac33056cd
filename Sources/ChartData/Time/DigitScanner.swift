/// Reads digits and marks from the front of a text.
struct DigitScanner {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  mutating func skipSpace() {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func digits(exactly count: Int) -> Int? {
    let start = index
    guard let value = digits(atMost: count), index - start == count else { return nil }
    return value
  }

  mutating func digits(atMost count: Int) -> Int? {
    var value = 0
    var read = 0
    while read < count, index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
      read += 1
    }
    return read > 0 ? value : nil
  }

  /// Milliseconds after a decimal point; further digits are dropped.
  mutating func fraction() -> Int {
    var value = 0
    var read = 0
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      if read < 3 { value = value * 10 + Int(bytes[index] - 0x30) }
      read += 1
      index += 1
    }
    while read < 3 {
      value *= 10
      read += 1
    }
    return value
  }

  /// Minutes east of UTC at the end of a text: nothing, `Z`, `+08:00`, `+0800`. Nil for anything else.
  mutating func zone() -> Int? {
    if isAtEnd || take("Z") || take("z") { return isAtEnd ? 0 : nil }
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(exactly: 2) else { return nil }
    _ = take(":")
    let minutes = digits(exactly: 2) ?? 0
    return isAtEnd && hours < 24 && minutes < 60 ? (isWest ? -1 : 1) * (hours * 60 + minutes) : nil
  }
}
