import Content
import Incremental
import Templating

/// What an author gave under keys of their own. A name that another article has is known and stands for nothing.
struct ParamsView: TemplateRecord {
  let params: [Param.Named]
  /// All names of such keys in the site.
  let known: Set<String>

  func value(named name: String) -> TemplateValue? {
    if let found = params.first(where: { $0.name == name }) { return value(of: found.value) }
    return known.contains(name) ? TemplateValue.none : nil
  }

  func add(to fingerprint: inout FingerprintBuilder) {
    for param in params {
      fingerprint.add(param.name)
      value(of: param.value).add(to: &fingerprint)
    }
  }

  private func value(of param: Param) -> TemplateValue {
    switch param {
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .record(let fields): .record(ParamsView(params: fields, known: known))
    case .list(let elements):
      .list(
        elements.map { element in
          if case .record(let fields) = element { return ParamsView(params: fields, known: known) }
          return ParamsView(params: [Param.Named(name: "value", value: element)], known: known)
        })
    }
  }
}
