/// An opening or closing tag as an author wrote it.
struct HTMLTag {
  struct Attribute {
    /// Lower-case.
    let name: String
    /// With references in it, as it stands; nil for a name alone.
    let value: ArraySlice<UInt8>?
    /// Of the value, with its quotes.
    let range: Range<Int>
  }

  /// Lower-case.
  let name: String
  let isClosing: Bool
  /// Whether the name is written like that of a type: `<Object>`.
  let isCapitalized: Bool
  private(set) var attributes: [Attribute] = []
  let start: Int
  /// The index behind the tag.
  private(set) var end: Int

  /// The tag that begins at an index; nil if none does, or if it doesn't end.
  init?(_ html: ArraySlice<UInt8>, at start: Int) {
    guard let word = Self.word(html, at: start) else { return nil }
    self.start = start
    isClosing = word.startIndex > start + 1
    name = String(decoding: word, as: UTF8.self).lowercased()
    isCapitalized = (word.first.map { $0 < 0x61 } ?? false) && word.dropFirst().contains { $0 >= 0x61 }
    end = word.endIndex
    while true {
      switch part(html) {
      case .attribute(let attribute): attributes.append(attribute)
      case .end: return
      case .missing: return nil
      }
    }
  }

  /// The name in a tag that begins at an index, lower-case; nil if none does.
  static func name(_ html: ArraySlice<UInt8>, at start: Int) -> String? {
    word(html, at: start).map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  private static func word(_ html: ArraySlice<UInt8>, at start: Int) -> ArraySlice<UInt8>? {
    guard start + 1 < html.endIndex, html[start] == UInt8(ascii: "<") else { return nil }
    let first = html[start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
    guard first < html.endIndex, FormulaContent.isLetter(html[first]) else { return nil }
    return html[first...].prefix { FormulaContent.isWord($0) || $0 == UInt8(ascii: "-") }
  }

  private enum Part {
    case attribute(Attribute)
    case end
    /// The text ends before the tag does.
    case missing
  }

  private mutating func part(_ html: ArraySlice<UInt8>) -> Part {
    guard let start = html[end...].firstIndex(where: { $0 > 0x20 && $0 != UInt8(ascii: "/") }) else { return .missing }
    if html[start] == UInt8(ascii: ">") {
      end = start + 1
      return .end
    }
    let word = html[start...].prefix { $0 > 0x20 && !"=>/".utf8.contains($0) }
    // A lone equals sign is part of a name.
    end = max(word.endIndex, start + 1)
    let name = String(decoding: html[start..<end], as: UTF8.self).lowercased()
    guard let equals = html[end...].firstIndex(where: { $0 > 0x20 }) else { return .missing }
    guard html[equals] == UInt8(ascii: "=") else {
      return .attribute(Attribute(name: name, value: nil, range: end..<end))
    }
    guard let first = html[(equals + 1)...].firstIndex(where: { $0 > 0x20 }) else { return .missing }
    if html[first] == UInt8(ascii: "\"") || html[first] == UInt8(ascii: "'") {
      guard let last = html[(first + 1)...].firstIndex(of: html[first]) else { return .missing }
      end = last + 1
      return .attribute(Attribute(name: name, value: html[(first + 1)..<last], range: first..<end))
    }
    let value = html[first...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    end = value.endIndex
    return .attribute(Attribute(name: name, value: value, range: first..<end))
  }

  /// The tag with the attributes that any text may have; an opening one.
  var harmless: [UInt8] {
    var html = Array("<\(name)".utf8)
    var written: Set<String> = []
    for attribute in attributes where HTMLNames.harmlessAttributes.contains(attribute.name) {
      guard written.insert(attribute.name).inserted else { continue }
      html.append(contentsOf: " \(attribute.name)=\"".utf8)
      if let value = attribute.value { HTMLReferences.append(value, to: &html) }
      html.append(UInt8(ascii: "\""))
    }
    return html + [UInt8(ascii: ">")]
  }
}

/// References to characters (`&amp;`) in values that an author wrote.
enum HTMLReferences {
  /// Appends a value so that it may stand between double quotes; its references stay.
  static func append(_ value: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for index in value.indices {
      switch value[index] {
      case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&") where reference(value, index) == nil: out.append(contentsOf: "&amp;".utf8)
      case let byte: out.append(byte)
      }
    }
  }

  /// The name of the reference that begins at an index: `amp`, `#38`.
  private static func reference(_ value: ArraySlice<UInt8>, _ index: Int) -> ArraySlice<UInt8>? {
    let name = value[(index + 1)...].prefix(32).prefix { FormulaContent.isWord($0) || $0 == UInt8(ascii: "#") }
    guard !name.isEmpty, name.endIndex < value.endIndex, value[name.endIndex] == UInt8(ascii: ";") else { return nil }
    return name
  }

  private static let characters = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// An address without references to the characters that addresses are written with.
  static func decoded(_ value: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "&"), let name = reference(value, index), let text = character(name) {
        out.append(contentsOf: text.utf8)
        index = name.endIndex + 1
      } else {
        out.append(value[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func character(_ name: ArraySlice<UInt8>) -> String? {
    let words = String(decoding: name, as: UTF8.self)
    if let text = characters[words] { return text }
    guard words.hasPrefix("#") else { return nil }
    let digits = words.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let number = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return String(Character(scalar))
  }
}
