package import Diagnostics
package import Incremental
import Notation

/// The words of the interface in one language: `Templates/strings/zh.yml`.
package struct UIStrings: TemplateRecord {
  /// The file's name without ending: `zh`.
  package let language: String
  private let texts: [String: StringPattern]

  package var keys: [String] { Array(texts.keys) }

  /// Nil, with problems, if the file can't be read.
  package init?(_ source: SourceText, language: String, problems: inout [Problem]) {
    guard let node = YAMLReader.read(source, problems: &problems) else { return nil }
    var texts: [String: StringPattern] = [:]
    for entry in node.entries ?? [] {
      guard let text = entry.value.scalarText else {
        problems.append(Problem(TemplateProblem.stringIsNotText(entry.key), in: source, at: entry.value.position))
        continue
      }
      texts[entry.key] = StringPattern(text)
    }
    self.language = language
    self.texts = texts
  }

  package func value(named name: String) -> TemplateValue? {
    texts[name].map { .text($0.text) }
  }

  package func add(to fingerprint: inout FingerprintBuilder) {
    fingerprint.add(language)
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      fingerprint.add(key)
      fingerprint.add(text.text)
    }
  }

  /// The text of a key as written, its places in braces; nil if there is none.
  package func pattern(_ key: String) -> String? { texts[key]?.text }

  /// The text of a key, with `{name}` replaced by its value; the key itself if there is no such text (which loading
  /// has reported).
  package func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    texts[key]?.filled(values) ?? key
  }
}

/// A text with places for values: `第 {n} 页`, cut once.
private struct StringPattern: Sendable {
  let text: String
  private var parts: [(literal: String, name: String)] = []
  private var end = ""

  init(_ text: String) {
    self.text = text
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append((String(rest[..<open]), String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    end = String(rest)
  }

  /// Places without a value keep their braces.
  func filled(_ values: KeyValuePairs<String, String>) -> String {
    var filled = ""
    for (literal, name) in parts {
      filled += literal
      filled += values.first { $0.key == name }?.value ?? "{\(name)}"
    }
    return filled + end
  }
}

/// The strings of all languages; a language that has none takes those of the site.
package struct UIStringTable: Sendable {
  private let tables: [String: UIStrings]
  private let fallback: UIStrings

  /// `files` are pairs of a language and its file. Every language must have every key that `required` or another
  /// language has.
  package init?(
    _ files: [(language: String, source: SourceText)], required: [String], siteLanguage: String,
    problems: inout [Problem]
  ) {
    var tables: [String: UIStrings] = [:]
    for (language, source) in files {
      tables[language] = UIStrings(source, language: language, problems: &problems)
    }
    let all = Set(required).union(tables.values.flatMap(\.keys)).sorted()
    for (language, source) in files {
      guard let table = tables[language] else { continue }
      for key in all where !table.keys.contains(key) {
        problems.append(Problem(TemplateProblem.missingString(key, language: language), path: source.path))
      }
    }
    if tables[Self.base(siteLanguage)] == nil {
      let path = "Templates/strings/\(Self.base(siteLanguage)).yml"
      problems.append(Problem(TemplateProblem.noStrings(language: siteLanguage), path: path))
    }
    guard
      let fallback = tables[Self.base(siteLanguage)] ?? tables["en"]
        ?? tables.sorted(by: { $0.key < $1.key }).first?.value
    else { return nil }
    self.tables = tables
    self.fallback = fallback
  }

  private static func base(_ language: String) -> String {
    language.split(separator: "-").first.map { $0.lowercased() } ?? language
  }

  /// `zh-Hans` → the strings of `zh`.
  package subscript(language: String) -> UIStrings {
    tables[Self.base(language)] ?? fallback
  }

  package var keys: [String] { fallback.keys.sorted() }

  /// The tables in the order of their languages.
  package var all: [UIStrings] { tables.sorted { $0.key < $1.key }.map(\.value) }
}
