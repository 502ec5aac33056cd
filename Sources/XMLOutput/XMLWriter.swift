/// Writes XML, SVG and HTML text into a buffer of UTF-8 bytes. Names are literals; values are escaped.
package struct XMLWriter: Sendable {
  private var buffer: ByteBuffer
  private var tagIsOpen = false

  package init(capacity: Int = 1024) { buffer = ByteBuffer(capacity: capacity) }

  package var bytes: [UInt8] { buffer.bytes }

  /// Begins `<name`. Attributes follow until `text`, `open`, `close` or `raw` is called.
  package mutating func open(_ name: StaticString) {
    finishTag()
    buffer.append(UInt8(ascii: "<"))
    buffer.append(name)
    tagIsOpen = true
  }

  package mutating func attribute(_ name: StaticString, _ value: String) {
    buffer.append(attribute: name)
    escaped(value)
    buffer.append(UInt8(ascii: "\""))
  }

  /// An attribute whose value is written straight into the buffer: it must need no escapes.
  package mutating func attribute(_ name: StaticString, writing value: (inout ByteBuffer) -> Void) {
    buffer.append(attribute: name)
    value(&buffer)
    buffer.append(UInt8(ascii: "\""))
  }

  /// Ends the element: `/>` if nothing was put into it, `</name>` otherwise.
  package mutating func close(_ name: StaticString) {
    if tagIsOpen {
      tagIsOpen = false
      buffer.append("/>")
    } else {
      buffer.append("</")
      buffer.append(name)
      buffer.append(UInt8(ascii: ">"))
    }
  }

  package mutating func text(_ text: String) {
    finishTag()
    escaped(text)
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
    buffer.append(markup)
  }

  package mutating func raw(_ markup: StaticString) {
    finishTag()
    buffer.append(markup)
  }

  private mutating func finishTag() {
    guard tagIsOpen else { return }
    tagIsOpen = false
    buffer.append(UInt8(ascii: ">"))
  }

  private mutating func escaped(_ text: String) {
    let isWritten: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.allSatisfy(XMLEscape.isPlain) else { return false }
      buffer.append(bytes)
      return true
    }
    if isWritten == true { return }
    var out: [UInt8] = []
    XMLEscape.append(text.utf8, to: &out)
    buffer.append(out)
  }
}
