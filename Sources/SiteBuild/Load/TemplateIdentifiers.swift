import Diagnostics

/// The ids that templates give to their elements: a heading of a text that had one of them would be two places at one
/// name.
enum TemplateIdentifiers {
  private static let sign = Array(" id=\"".utf8)

  /// In order, each once. What a template fills in (`id="{{name}}"`) isn't known.
  static func all(in templates: some Sequence<SourceText>) -> [String] {
    var found: Set<String> = []
    for template in templates {
      var rest = template.bytes
      while let space = rest.firstIndex(of: sign[0]) {
        rest = rest[space...]
        guard rest.starts(with: sign) else {
          rest = rest.dropFirst()
          continue
        }
        rest = rest.dropFirst(sign.count)
        let id = rest.prefix { $0 != UInt8(ascii: "\"") }
        if !id.isEmpty, !id.contains(UInt8(ascii: "{")) { found.insert(String(decoding: id, as: UTF8.self)) }
      }
    }
    return found.sorted()
  }
}
