enum UTF8Check {
  /// The offset of the first byte that isn't UTF-8; nil if all are.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
