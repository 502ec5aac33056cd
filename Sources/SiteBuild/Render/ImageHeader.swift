import Limits

/// Reads the size of an image from the beginning of its file.
package enum ImageHeader {
  static func size(_ bytes: [UInt8]) -> ImageSizes.Size? {
    pixels(bytes).map { ImageSizes.Size(width: $0.width, height: $0.height) }
  }

  /// Both are at least 1; nil for files whose header isn't that of a known format.
  package static func pixels(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return png(bytes) }
    if bytes.starts(with: [0xFF, 0xD8]) { return jpeg(bytes) }
    if bytes.starts(with: "GIF8".utf8) { return gif(bytes) }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return webp(bytes) }
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return avif(bytes) }
    return svg(bytes)
  }

  private static func make(_ width: Int, _ height: Int) -> (width: Int, height: Int)? {
    width > 0 && height > 0 ? (width, height) : nil
  }

  private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    guard offset + count <= bytes.count else { return 0 }
    return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// PNG specification, section 11.2.1: IHDR is the first chunk.
  private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    make(big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    make(little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// ITU T.81, section B.2.2: the size is in the frame header (SOF0 to SOF15, without DHT, JPG and DAC).
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var index = 2
    var liesOnItsSide = false
    while index + 9 < bytes.count {
      guard bytes[index] == 0xFF else {
        index += 1
        continue
      }
      let marker = bytes[index + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        let (width, height) = (big(bytes, index + 7, 2), big(bytes, index + 5, 2))
        return liesOnItsSide ? make(height, width) : make(width, height)
      }
      if marker == 0xFF || marker == 0x01 || (0xD0...0xD9).contains(marker) {
        index += marker == 0xFF ? 1 : 2
      } else {
        let length = max(2, big(bytes, index + 2, 2))
        if marker == 0xE1, !liesOnItsSide {
          liesOnItsSide = EXIFOrientation.liesOnItsSide(bytes[min(index + 4, bytes.count)...].prefix(length - 2))
        }
        index += 2 + length
      }
    }
    return nil
  }

  /// WebP container specification: VP8X, VP8L and VP8 chunks.
  private static func webp(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
    case "VP8X": return make(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return make(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    default: return make(little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    }
  }

  /// ISO/IEC 23008-12, section 6.5.3: the `ispe` property.
  private static func avif(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let name = Array("ispe".utf8)
    let head = bytes.prefix(65536)
    for index in head.indices.dropLast(16) where head[index] == name[0] && head[index..<index + 4].elementsEqual(name) {
      return make(big(bytes, index + 8, 4), big(bytes, index + 12, 4))
    }
    return nil
  }

  /// `width` and `height` of the root element in pixels, or the size of its `viewBox`.
  private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = head.split(separator: "<svg", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
    else { return nil }
    let tag = start.prefix { $0 != ">" }
    let (width, height) = (pixels(attribute("width", of: tag)), pixels(attribute("height", of: tag)))
    let box =
      attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," || $0 == "\n" }.compactMap { Double($0) } ?? []
    let hasBox = box.count == 4 && box[2] > 0 && box[3] > 0
    switch (width, height) {
    case (let width?, let height?): return rounded(width, height)
    case (let width?, nil) where hasBox: return rounded(width, width * box[3] / box[2])
    case (nil, let height?) where hasBox: return rounded(height * box[2] / box[3], height)
    default: return hasBox ? rounded(box[2], box[3]) : nil
    }
  }

  private static func rounded(_ width: Double, _ height: Double) -> (width: Int, height: Int)? {
    let range = 1...Limit.pictureSidePixels.most
    guard let width = Int(whole: width.rounded(), in: range), let height = Int(whole: height.rounded(), in: range)
    else {
      return nil
    }
    return (width, height)
  }

  private static func attribute(_ name: String, of tag: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      let parts = tag.split(separator: " \(name)=\(quote)", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { return parts[1].prefix { String($0) != quote } }
    }
    return nil
  }

  /// CSS pixels in each of the units of lengths (CSS Values 4, section 6.2); `em` is that of the browser's own text.
  private static let units: [(name: String, pixels: Double)] = [
    ("px", 1), ("in", 96), ("cm", 96 / 2.54), ("mm", 9.6 / 2.54), ("pt", 96.0 / 72), ("pc", 16), ("rem", 16),
    ("em", 16),
  ]

  /// A length in pixels; nil for shares of what is around.
  private static func pixels(_ text: Substring?) -> Double? {
    guard let text else { return nil }
    if let number = Double(text) { return number }
    let unit = units.first { text.hasSuffix($0.name) }
    return unit.flatMap { unit in Double(text.dropLast(unit.name.count)).map { $0 * unit.pixels } }
  }
}
