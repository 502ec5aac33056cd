/// Writes JSON text (RFC 8259) with its members in the order they are given. `<`, `>` and `&` in strings and the line
/// separators U+2028 and U+2029 are escaped, so the text may stand in a script element too.
package struct JSONText: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func object(_ members: (inout JSONText) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    members(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    append(value)
    needsComma = true
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  package mutating func member(_ name: String, _ values: [String]) {
    member(name, of: values) { json, value in
      json.separate()
      json.append(value)
      json.needsComma = true
    }
  }

  package mutating func member<Element>(
    _ name: String, of elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    for element in elements { write(&self, element) }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// A member whose value `write` gives, such as an object.
  package mutating func member(_ name: String, _ write: (inout JSONText) -> Void) {
    key(name)
    write(&self)
    needsComma = true
  }

  private mutating func key(_ name: String) {
    separate()
    append(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
