extension String {
  /// The UTF-16 units from `start` to `end`, as JavaScript counts letters. Nil if `start` lies behind the text.
  package func slice(from start: Int, to end: Int) -> String? {
    let units = Array(utf16)
    guard start >= 0, start <= units.count else { return nil }
    return String(decoding: units[start..<max(start, min(end, units.count))], as: UTF16.self)
  }
}
