enum LineEnds {
  /// Without byte-order mark; CRLF and lone CR become LF.
  static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.contains(0x0D) else { return start == 0 ? bytes : Array(bytes[start...]) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0D {
        out.append(0x0A)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      } else {
        out.append(bytes[index])
      }
      index += 1
    }
    return out
  }
}
