import Incremental

/// Stands for what a page shows, so that an open page can tell whether it is still the newest.
enum PageTag {
  /// The version that a build puts behind the address of an asset (`site.css?v=0123456789`) is left out: a page isn't
  /// another one because its style is, and the new style is swapped in without a reload.
  static func tag(of page: [UInt8]) -> String {
    let mark = Array("?v=".utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(page.count)
    var index = 0
    while index < page.count {
      if page[index] == mark[0], page[index...].starts(with: mark) {
        index += mark.count
        while index < page.count, isHexadecimal(page[index]) { index += 1 }
      } else {
        kept.append(page[index])
        index += 1
      }
    }
    return Fingerprint(of: kept).description
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
