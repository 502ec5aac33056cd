/// Whether a JPEG file's picture is lying on its side: browsers turn it as its EXIF data say (CIPA DC-008, section 4.6.4,
/// tag 0x0112; orientations 5 to 8).
enum EXIFOrientation {
  /// `bytes` are those of an APP1 segment, behind its length.
  static func liesOnItsSide(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: Array("Exif\0\0".utf8)) else { return false }
    let tiff = Array(bytes.dropFirst(6).prefix(65536))
    guard tiff.count >= 8 else { return false }
    let isBig = tiff.starts(with: "MM".utf8)
    guard isBig || tiff.starts(with: "II".utf8) else { return false }
    func number(_ offset: Int, _ count: Int) -> Int {
      guard offset >= 0, offset + count <= tiff.count else { return 0 }
      let part = tiff[offset..<offset + count]
      return isBig ? part.reduce(0) { $0 << 8 | Int($1) } : part.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let directory = number(4, 4)
    for entry in 0..<min(number(directory, 2), 200) {
      let offset = directory + 2 + entry * 12
      if number(offset, 2) == 0x0112 { return (5...8).contains(number(offset + 8, 2)) }
    }
    return false
  }
}
