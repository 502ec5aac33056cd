import Diagnostics
import FuzzEngine
import Incremental
import Templating

extension FuzzTarget {
  /// One file of templates, each begun by a line `=== name`; the first is rendered.
  static let template = FuzzTarget(
    "template",
    seeds: {
      SeedFiles.contents(below: "Templates", suffix: ".mustache")
        + [
          "{{#list}}{{name}}{{^none}}-{{/none}}{{> b}}{{/list}}\n=== b\n{{text}}{{{html}}}",
          "{{< base}}{{$title}}a{{/title}}{{/base}}\n=== base\n<b>{{$title}}{{/title}}</b>{{#flag}}{{first()}}{{/flag}}",
        ].map { Array($0.utf8) }
    },
    tokens: [
      "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{>", "{{<", "{{$", "{{!", "{{=", "=}}", "{{=<% %>=}}", "<%",
      "%>", "{{% ", "{{&", "list",
      "record", "name", "text", "html", "flag", "none", ".", "()", "first()", "\n", "\n=== b\n", "{{> b}}", "{{>\nb}}",
      "{{> a}}", "{{#list}}",
      "{{/list}}", "{{#record}}", "{{/record}}", "{{strings.next}}", "{{strings.", "{{% CONTENT_TYPE: HTML}}",
      "{{% CONTENT_TYPE: TEXT}}", "é", "文",
    ],
    run: { bytes in
      var parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n=== ").map(String.init)
      if parts.isEmpty { parts = [""] }
      let templates = parts.enumerated().map { index, part in
        let name = index == 0 ? "a" : String(part.prefix { $0 != "\n" })
        let text = index == 0 ? part : String(part.dropFirst(name.count + 1))
        return (name: name, source: SourceText(path: "Templates/\(name).mustache", text: text))
      }
      var problems: [Problem] = []
      let words = SourceText(path: "Templates/strings/en.yml", text: "next: next {n}\n")
      guard
        let strings = UIStringTable([("en", words)], required: [], siteLanguage: "en", problems: &problems)
      else { return "no strings" }
      let library = TemplateLibrary(
        templates, knownNames: Set(SampleRecord.names + ["strings"]), strings: strings, required: ["a"],
        problems: &problems)
      if problems.isEmpty { problems += library.render("a", language: "en", with: SampleRecord(depth: 0)).problems }
      return problems.compactMap(ProblemCheck.fault).first
    })
}

/// Has a value of each kind.
private struct SampleRecord: KeyedRecord {
  enum Key: String, CaseIterable { case list, record, name, text, html, flag, none }

  let depth: Int

  func value(_ key: Key) -> TemplateValue {
    switch key {
    case .list: .list(depth < 3 ? [SampleRecord(depth: depth + 1), SampleRecord(depth: depth + 1)] : [])
    case .record: .record(SampleRecord(depth: depth + 1))
    case .name: .text("a<b")
    case .text: .text("文")
    case .html: .html("<i>h</i>")
    case .flag: .flag(true)
    case .none: .none
    }
  }
}
