/// Writes XML, SVG and HTML text into a buffer of UTF-8 bytes. Names are literals; values are escaped.
package struct XMLWriter: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var tagIsOpen = false

  package init(capacity: Int = 1024) { bytes.reserveCapacity(capacity) }

  /// Begins `<name`. Attributes follow until `text`, `open`, `close` or `raw` is called.
  package mutating func open(_ name: StaticString) {
    finishTag()
    bytes.append(UInt8(ascii: "<"))
    append(name)
    tagIsOpen = true
  }

  package mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    XMLEscape.append(value.utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// An attribute whose value is written straight into the buffer: it must need no escapes.
  package mutating func attribute(_ name: StaticString, writing value: (inout [UInt8]) -> Void) {
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    value(&bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Ends the element: `/>` if nothing was put into it, `</name>` otherwise.
  package mutating func close(_ name: StaticString) {
    if tagIsOpen {
      tagIsOpen = false
      append("/>")
    } else {
      append("</")
      append(name)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  package mutating func text(_ text: String) {
    finishTag()
    XMLEscape.append(text.utf8, to: &bytes)
  }

  /// An element that holds only text, or nothing: `<name>text</name>`.
  package mutating func element(_ name: StaticString, _ text: String) {
    open(name)
    self.text(text)
    close(name)
  }

  /// Bytes that are markup already.
  package mutating func raw(_ markup: some Sequence<UInt8>) {
    finishTag()
    bytes.append(contentsOf: markup)
  }

  package mutating func raw(_ markup: StaticString) {
    finishTag()
    append(markup)
  }

  private mutating func finishTag() {
    guard tagIsOpen else { return }
    tagIsOpen = false
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
