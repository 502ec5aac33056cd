import Foundation

/// Leaves out of an input what the fault doesn't need.
enum Shrinker {
  /// Tries for at most a few seconds: halves, quarters … down to single bytes.
  static func shrunk(_ input: [UInt8], seconds: Double = 8, stillFails: ([UInt8]) -> Bool) -> [UInt8] {
    let end = Date().addingTimeInterval(seconds)
    var small = input
    var size = small.count / 2
    while size > 0 {
      var start = 0
      while start < small.count {
        if Date() > end { return small }
        let candidate = Array(small[..<start] + small.dropFirst(start + size))
        if stillFails(candidate) { small = candidate } else { start += size }
      }
      size /= 2
    }
    return small
  }
}
