/// A large value behind a reference, copied when it is changed.
///
/// A channel's definition has forty fields; handed on as it is, each costs a count of references. Behind one reference,
/// all together cost one. What is changed field by field is better put together as `Content` first.
@dynamicMemberLookup
struct CopyOnWrite<Content: Sendable>: Sendable {
  private final class Storage: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  private var storage: Storage

  init(_ content: Content) { storage = Storage(content) }

  @inline(__always)
  subscript<Field>(dynamicMember field: KeyPath<Content, Field>) -> Field {
    storage.content[keyPath: field]
  }

  @inline(__always)
  subscript<Field>(dynamicMember field: WritableKeyPath<Content, Field>) -> Field {
    get { storage.content[keyPath: field] }
    set {
      var content = storage.content
      content[keyPath: field] = newValue
      storage = Storage(content)
    }
  }
}
