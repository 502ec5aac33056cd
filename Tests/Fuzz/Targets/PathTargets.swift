import FuzzEngine
import Incremental
import Preview
import SiteBuild

extension FuzzTarget {
  /// The target of a request to the preview: whatever is written, it names a file below the site.
  static let request = FuzzTarget(
    "request",
    seeds: {
      ["/", "/2026/01/biren/index.html", "/tags/%E8%8A%AF/", "/a%20b.csv", "/articles/?q=1", "/x/%2e%2e/y"].map {
        Array($0.utf8)
      }
    },
    tokens: [
      "/", "//", "..", ".", "%2e", "%2E", "%2f", "%5c", "\\", "%00", "\u{0}", "%", "%+A", "%zz", "芯", "\u{301}",
      "%cc%81", "?", "#", "~",
    ],
    run: { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard case .file(let path) = RequestTarget(text) else { return nil }
      let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      let isOutside = parts.contains { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
      if isOutside || path.utf8.contains(0) || path.utf8.contains(UInt8(ascii: "\\")) {
        return "leads to \(path.debugDescription)"
      }
      let address = RequestTarget.address(ofFolder: path)
      guard address.utf8.count <= RequestTarget.longest else { return nil }
      return RequestTarget(address) == .file(path + "/index.html")
        ? nil : "the address of \(path.debugDescription) leads elsewhere"
    })

  /// A list of files that lies in an output folder: it names nothing outside of it, and is written as it was read.
  static let manifest = FuzzTarget(
    "manifest",
    seeds: {
      [
        "sitegen manifest 1\n00112233445566778899aabbccddeeff index.html\n00112233445566778899aabbccddeeff tags/%E7%94%B2/a\n"
      ].map { Array($0.utf8) }
    },
    tokens: [
      "/", "..", "../", "%2e%2e", "%2F", "%00", "\n", " ", "index.html", "a/b", "%CC%81",
      "00112233445566778899aabbccddeeff", "%", "%+1",
    ],
    run: { bytes in
      guard let manifest = Manifest(bytes) else { return nil }
      for path in manifest.files.keys where !SitePath.staysInside(path) { return "names \(path.debugDescription)" }
      return Manifest(manifest.bytes) == manifest ? nil : "isn't read as it was written"
    })

  /// An address in a text, taken from a folder.
  static let path = FuzzTarget(
    "path",
    seeds: { ["../a/b.md", "./c", "@/x.md", "%E7%94%B2/乙.csv", "a//b/../c"].map { Array($0.utf8) } },
    tokens: ["/", "..", ".", "%2e", "%2f", "%+A", "%", "\u{301}", "甲", "//", "@/"],
    run: { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard let decoded = SitePath.decoded(text) else { return nil }
      if SitePath.decoded(SitePath.encoded(decoded)) != decoded { return "isn't decoded as it was encoded" }
      guard let path = SitePath.resolved(decoded, from: "Content/articles") else { return nil }
      let parts = path.utf8.split(separator: UInt8(ascii: "/"))
      return parts.contains { $0.elementsEqual("..".utf8) } ? "leads to \(path.debugDescription)" : nil
    })
}
