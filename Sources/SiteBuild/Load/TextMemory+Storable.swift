import Content
import Diagnostics
import Incremental

extension TextMemory: Storable {
  func write(to writer: inout ByteWriter) {
    path.write(to: &writer)
    settings.write(to: &writer)
    fingerprint.write(to: &writer)
    facts.write(to: &writer)
    article.write(to: &writer)
    termPage.write(to: &writer)
    problems.write(to: &writer)
  }

  convenience init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(
      path: try String(from: &reader), settings: try Fingerprint(from: &reader),
      fingerprint: try Fingerprint?(from: &reader), facts: try Fingerprint(from: &reader),
      article: try Article?(from: &reader), termPage: try TermPage?(from: &reader),
      problems: try [Problem](from: &reader))
  }
}
