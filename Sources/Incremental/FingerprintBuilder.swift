/// The fingerprint of several values in a row. Texts and lists are added with their lengths, so that different rows of
/// values never look alike.
package struct FingerprintBuilder: Sendable {
  private var bytes: [UInt8] = []

  package init() {}

  package mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func add(_ text: String) {
    add(text.utf8.count)
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Nothing, or a text: both tell themselves apart from each other.
  package mutating func add(optional text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  package mutating func add(_ fingerprint: Fingerprint) {
    for word in [fingerprint.high, fingerprint.low] {
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  package var fingerprint: Fingerprint { Fingerprint(of: bytes) }
}
