import FuzzEngine
import SiteBuild

extension FuzzTarget {
  /// The size of a picture, from the beginning of its file.
  static let image = FuzzTarget(
    "image", seeds: { SeedFiles.contents(below: "Content", suffix: ".svg") + Self.headers },
    tokens: [
      "<svg", " width=\"", " height=\"", " viewBox=\"", "\"", "'", "0 0 1e19 5", "px", "%", "em", ">", "ispe",
      "ftypavif", "RIFF", "WEBP", "VP8X",
      "VP8L", "VP8 ", "GIF89a", "\u{1}\u{1}\u{1}\u{1}", "<!DOCTYPE svg [", "<!-- <svg -->", " width='",
    ],
    run: { bytes in
      guard let size = ImageHeader.pixels(bytes) else { return nil }
      return size.width > 0 && size.height > 0 ? nil : "\(size.width) × \(size.height)"
    })

  private static let headers: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 2, 128, 0, 0, 1, 224],
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 1, 224, 2, 128, 3, 1, 0x22, 0],
    Array("GIF89a".utf8) + [128, 2, 224, 1, 0, 0],
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 127, 2, 0, 223, 1, 0],
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8L".utf8) + [10, 0, 0, 0, 0x2F, 127, 2, 0, 223, 1, 0],
    [0, 0, 0, 32] + Array("ftypavif".utf8) + Array(repeating: 0, count: 20) + Array("ispe".utf8) + [0, 0, 0, 0]
      + [0, 0, 2, 128, 0, 0, 1, 224] + Array(repeating: 0, count: 20),
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100px\" height=\"50.5\"/>".utf8),
    Array("<?xml version=\"1.0\"?><svg viewBox='0 0 640, 480'></svg>".utf8),
  ]
}
