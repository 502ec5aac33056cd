package import Incremental

/// What sitegen wrote into an output folder: the only files it may ever delete there. Kept in the folder itself.
package struct Manifest: Sendable, Equatable {
  static let fileName = ReservedName.manifest
  private static let header = "sitegen manifest 1"

  /// Relative to the output folder.
  package var files: [String: Fingerprint]

  init(_ files: [String: Fingerprint]) { self.files = files }

  /// Nil if the text isn't a manifest, or names files that aren't in its folder.
  package init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard lines.popFirst()?.elementsEqual(Self.header.utf8) == true else { return nil }
    var files: [String: Fingerprint] = [:]
    files.reserveCapacity(lines.count)
    for line in lines {
      guard let fingerprint = Fingerprint(hexadecimal: line.prefix(32)),
        line.dropFirst(32).first == UInt8(ascii: " "),
        let path = SitePath.decoded(String(decoding: line.dropFirst(33), as: UTF8.self)), SitePath.staysInside(path)
      else { return nil }
      files[path] = fingerprint
    }
    self.files = files
  }

  package var bytes: [UInt8] {
    var text = Self.header + "\n"
    for (path, fingerprint) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      text += "\(fingerprint) \(SitePath.encoded(path))\n"
    }
    return Array(text.utf8)
  }
}
