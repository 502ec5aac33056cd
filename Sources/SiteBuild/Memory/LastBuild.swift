import Content
import Diagnostics
import Incremental

/// The last build that was published: what went in, and what its report said.
struct LastBuild: Sendable {
  let inventory: Inventory
  let options: Fingerprint
  /// The clock's moment that counted as now, and the first after it at which an article held back would be published.
  let now: Int
  let heldBackUntil: Int?
  let pages: Int
  let articles: Int
  let charts: Int
  let leftOut: LeftOut
  let problems: [Problem]

  /// Whether a build with `options` would do nothing but what this one did.
  func isCurrent(_ inventory: Inventory, _ options: BuildOptions) -> Bool {
    guard self.options == options.fingerprint, inventory.fingerprints == self.inventory.fingerprints else {
      return false
    }
    let now = options.selection.now
    return options.now != nil || (now >= self.now && heldBackUntil.map { now < $0 } ?? true)
  }
}

extension BuildOptions {
  /// Of all but the clock's moment and the places of the site and its output.
  var fingerprint: Fingerprint {
    var fingerprint = FingerprintBuilder()
    fingerprint.add(optional: baseURL)
    fingerprint.add(optional: now)
    for flag in [selection.drafts, selection.future, isStrict] { fingerprint.add(flag) }
    return fingerprint.fingerprint
  }
}

extension LastBuild: Storable {
  func write(to writer: inout ByteWriter) {
    inventory.write(to: &writer)
    options.write(to: &writer)
    now.write(to: &writer)
    heldBackUntil.write(to: &writer)
    for number in [pages, articles, charts] { number.write(to: &writer) }
    leftOut.write(to: &writer)
    problems.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    inventory = try Inventory(from: &reader)
    options = try Fingerprint(from: &reader)
    now = try Int(from: &reader)
    heldBackUntil = try Int?(from: &reader)
    pages = try Int(from: &reader)
    articles = try Int(from: &reader)
    charts = try Int(from: &reader)
    leftOut = try LeftOut(from: &reader)
    problems = try [Problem](from: &reader)
  }
}
