import Diagnostics
import Incremental

/// The files of a site, with what tells each from other versions of itself: the fingerprint of what is read at every
/// build, the stamp of what may be large.
struct Inventory: Sendable {
  let fingerprints: [String: Fingerprint]

  /// Of what `reader` has seen, and looks at now if it hasn't. Nil if not all could be looked at.
  static func take(_ reader: InputReader, _ tree: SourceTree) async -> Inventory? {
    let texts = tree.texts + tree.templates + tree.strings + ["site.yml"]
    let ofTexts = await Parallel.map(texts, chunk: 64) { _, path in reader.fingerprint(ofText: path) }
    let files = tree.files + tree.assets
    let ofFiles = await Parallel.map(files, chunk: 256) { _, path in reader.stampAsSeen(path) }
    let all = zip(texts + files, ofTexts + ofFiles)
    guard all.allSatisfy({ $1 != nil }) else { return nil }
    return Inventory(
      fingerprints: Dictionary(all.map { ($0, $1 ?? .none) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The paths that aren't what they were.
  func changes(since old: Inventory) -> Set<String> {
    var changes = Set(fingerprints.filter { old.fingerprints[$0.key] != $0.value }.keys)
    changes.formUnion(old.fingerprints.keys.filter { fingerprints[$0] == nil })
    return changes
  }
}

extension Inventory: Storable {
  func write(to writer: inout ByteWriter) {
    writer.add(fingerprints.count)
    for (path, fingerprint) in fingerprints {
      path.write(to: &writer)
      fingerprint.write(to: &writer)
    }
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    var fingerprints: [String: Fingerprint] = [:]
    for _ in 0..<max(0, try reader.number()) {
      let path = try String(from: &reader)
      fingerprints[path] = try Fingerprint(from: &reader)
    }
    self.fingerprints = fingerprints
  }
}
