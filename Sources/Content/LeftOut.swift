package import Incremental
import Notation

/// The texts that weren't published, by the reason.
package struct LeftOut: Sendable, Equatable {
  package enum Reason: Sendable { case draft, future, expired }

  package private(set) var drafts = 0
  package private(set) var future = 0
  package private(set) var expired = 0
  /// When the first of the future ones will be published: `2027-01-01`, in the site's zone.
  package private(set) var next: String?

  package init() {}

  package init(_ articles: [Article], _ selection: ArchiveAssembler.Selection) {
    var first: Article?
    for article in articles {
      switch selection.reason(toLeaveOut: article) {
      case .draft: drafts += 1
      case .expired: expired += 1
      case .future:
        future += 1
        if article.begin ?? 0 < first?.begin ?? .max { first = article }
      case nil: break
      }
    }
    let times = [first?.date, first?.notBefore].compactMap(\.self)
    next = times.max { $0.instant < $1.instant }?.date.description
  }
}

extension LeftOut: Storable {
  package func write(to writer: inout ByteWriter) {
    for count in [drafts, future, expired] { count.write(to: &writer) }
    next.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    drafts = try Int(from: &reader)
    future = try Int(from: &reader)
    expired = try Int(from: &reader)
    next = try String?(from: &reader)
  }
}
