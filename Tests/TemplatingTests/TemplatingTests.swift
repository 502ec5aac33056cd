import Diagnostics
import Templating
import Testing

@Suite struct TemplatingTests {
  private struct Page: KeyedRecord {
    enum Key: String, CaseIterable { case title, items, nothing }

    func value(_ key: Key) -> TemplateValue {
      switch key {
      case .title: .text("a < b & \"c\"")
      case .items: .list([Item(name: "x"), Item(name: "y")])
      case .nothing: .none
      }
    }
  }

  private struct Item: KeyedRecord {
    enum Key: String, CaseIterable { case name }
    let name: String
    func value(_ key: Key) -> TemplateValue { .text(name) }
  }

  private func render(_ library: TemplateLibrary) -> (text: String, problems: [Problem]) {
    library.render("page", language: "en", with: Page())
  }

  private func library(_ text: String, _ others: [(name: String, text: String)] = []) -> (TemplateLibrary, [Problem]) {
    var problems: [Problem] = []
    let words = SourceText(path: "Templates/strings/en.yml", text: "hello: Hello & <world>")
    guard let strings = UIStringTable([("en", words)], required: [], siteLanguage: "en", problems: &problems) else {
      preconditionFailure("the strings can't be read")
    }
    let library = TemplateLibrary(
      ([("page", text)] + others).map { ($0.0, SourceText(path: "Templates/\($0.0).mustache", text: $0.1)) },
      knownNames: Set(Page.names + Item.names),
      strings: strings, required: ["page"], problems: &problems)
    return (library, problems)
  }

  @Test(arguments: [
    ("{{strings.hello}}!", "Hello &amp; &lt;world&gt;!"),
    ("{{title}}", "a &lt; b &amp; &quot;c&quot;"),
    ("{{{title}}}", "a < b & \"c\""),
    ("{{#items}}{{name}},{{/items}}", "x,y,"),
    ("{{#nothing}}no{{/nothing}}{{^nothing}}yes{{/nothing}}{{nothing}}", "yes"),
    ("{{#items}}{{title}}{{/items}}", "a &lt; b &amp; &quot;c&quot;a &lt; b &amp; &quot;c&quot;"),
  ])
  func renders(_ template: String, _ expected: String) {
    let (library, problems) = library(template)
    #expect(problems.isEmpty)
    let (text, found) = render(library)
    #expect(text == expected)
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("x\n {{titel}}", "Templates/page.mustache:2:2", "unknown name \"titel\"", "title"),
    ("{{strings.helo}}", "Templates/page.mustache:1:1", "unknown string \"helo\"", "hello"),
    ("{{> pag}}", "Templates/page.mustache:1:1", "unknown template \"pag\"", "page"),
  ])
  func reportsUnknownNames(_ template: String, _ place: String, _ message: String, _ meant: String) throws {
    let problem = try #require(library(template).1.first)
    #expect(problem.text.hasPrefix("\(place): error: \(message) (did you mean \"\(meant)\"?)"))
  }

  @Test func reportsANameThatMeansNothingThere() throws {
    let (library, problems) = library("{{title}}\n{{name}}")
    #expect(problems.isEmpty)
    let found = render(library).problems
    #expect(found.map(\.message) == ["the name \"name\" isn't known on this kind of page"])
    #expect(found.first?.position == Position(line: 2, column: 1))
  }

  /// The file that leads there, not another that uses the name rightly; outside of sections, if it is.
  @Test(arguments: [
    ("{{#items}}{{name}}{{/items}}\n{{name}}", "Templates/page.mustache:2:1"),
    ("{{> part}}", "Templates/part.mustache:1:3"),
    ("{{#items}}{{name}}{{/items}}{{> part}}", "Templates/part.mustache:1:3"),
    ("{{#name}}x{{/name}}", "Templates/page.mustache:1:1"),
    ("{{=<% %>=}}<% \nname %>", "Templates/page.mustache:1:12"),
    ("{{< base}}{{$a}}{{> part}}{{/a}}{{/base}}", "Templates/part.mustache:1:3"),
  ])
  func reportsItInTheRightFile(_ text: String, _ place: String) {
    let others = [("a", "{{name}}"), ("part", "x {{name}}"), ("base", "{{$a}}{{/a}}")]
    let (library, problems) = library(text, others)
    #expect(problems.isEmpty)
    #expect(
      render(library).problems.first?.text.hasPrefix(place + ": error: ") == true,
      "\(render(library).problems.map(\.text))")
  }

  /// Ways round: each is found before the engine goes it.
  @Test(arguments: [
    ("{{>\npage}}", "page"), ("{{=<% %>=}}<%> page %>", "page"), ("{{=| |=}}|>part|", "part"), ("{{> part}}", "part"),
    ("{{< page}}{{/page}}", "page"), ("{{#items}}{{#items}}{{> part}}{{/items}}{{/items}}", "part"),
    ("{{< base}}{{$a}}{{$a}}x{{/a}}{{/a}}{{/base}}", "a"), ("{{< base}}{{$a}}{{> card}}{{/a}}{{/base}}", "card"),
    ("{{< base}}{{$a}}{{$b}}{{/b}}{{/a}}{{$b}}{{$a}}{{/a}}{{/b}}{{/base}}", "b"), ("{{!x}}{{>part }}", "part"),
  ])
  func findsCircles(_ text: String, _ name: String) {
    let others = [("part", "{{^nothing}}{{>page}}{{/nothing}}"), ("base", "{{$a}}d{{/a}}"), ("card", "{{$a}}e{{/a}}")]
    let (library, problems) = library(text, others)
    let circle = "\"\(name)\" leads back to this template, so it would never end"
    #expect(problems.contains { $0.message == circle }, "\(problems.map(\.text))")
    #expect(render(library).text == "")
  }

  /// A ring of two thousand templates, and a chain that leads to a ring.
  @Test func findsLongCircles() {
    let ring = (0..<2000).map { (name: "p\($0)", text: "{{> p\(($0 + 1) % 2000)}}") }
    #expect((1...101).contains(library("{{> p0}}", ring).1.count))
    let chain = (0..<500).map { (name: "q\($0)", text: "{{> q\($0 + 1)}}") } + [(name: "q500", text: "{{> q500}}")]
    #expect(
      library("{{> q0}}", chain).1.map(\.message) == ["\"q500\" leads back to this template, so it would never end"])
  }

  /// What looks like a circle and is none.
  @Test(arguments: [
    ("{{< base}}{{$a}}1{{/a}}{{/base}}{{< base}}{{$a}}2{{/a}}{{/base}}", "12"), ("{{> part}}{{> part}}", "pp"),
    ("{{$a}}{{$a}}x{{/a}}{{/a}}", "x"), ("{{< base}}{{$b}}{{/b}}{{/base}}", "d"), ("{{! {{> page}} }}", " }}"),
    ("{{=<% %>=}}{{> page}}", "{{> page}}"), ("{{< base}}{{$a}}{{> part}}{{/a}}{{/base}}", "p"),
  ])
  func allowsWhatEnds(_ text: String, _ expected: String) {
    let (library, problems) = library(text, [("part", "p"), ("base", "{{$a}}d{{/a}}")])
    #expect(problems.isEmpty, "\(problems.map(\.text))")
    #expect(render(library).text == expected)
  }

  private static let atLimits: [(text: String, message: String?)] = [
    ("{{\n title}}", "a tag begins with a line end"),
    (Self.nested(100), nil), (Self.nested(101), "more than 100 levels deep"),
    (Self.nested(20_000), "more than 100 levels deep"),
    (String(repeating: "{{#items}}", count: 20_000), "more than 100 levels deep"),
    (String(repeating: "{{title}}\n", count: 2_230), nil),
    (String(repeating: "{{title}}", count: 110_000), "take too long to read"),
    (String(repeating: "{", count: 1_000_000), "isn't closed"),
    ("{{" + String(repeating: "first(", count: 100_000), "isn't closed"),
    ("{{" + String(repeating: "first(", count: 42) + "}}", "isn't closed"),
    ("{{" + String(repeating: "a", count: 256) + "}}", "a name longer than 255 bytes"),
    ("{{" + String(repeating: "title.", count: 100_000) + "}}", "a name longer than 255 bytes"),
  ]

  /// At a limit, and one beyond.
  @Test(arguments: atLimits.indices)
  func limits(_ index: Int) {
    let (text, message) = Self.atLimits[index]
    let (_, problems) = library(text)
    let errors = problems.map(\.message).filter { !$0.hasPrefix("unknown") }
    #expect(message == nil ? errors.isEmpty : errors.contains { $0.contains(message ?? "") }, "\(errors)")
  }

  private static func nested(_ depth: Int) -> String {
    String(repeating: "{{#items}}", count: depth) + String(repeating: "{{/items}}", count: depth)
  }

  /// Templates that double: 2^13 of them are drawn, 2^14 aren't.
  @Test(arguments: [(13, true), (14, false), (30, false), (99, false), (101, false), (5000, false)])
  func partialsThatDouble(_ count: Int, _ isDrawn: Bool) {
    let others = (0..<count).map { ("p\($0)", $0 + 1 < count ? "{{> p\($0 + 1)}}{{> p\($0 + 1)}}" : "x") }
    let (library, problems) = library("{{> p0}}", others)
    #expect(problems.isEmpty == isDrawn, "\(problems.map(\.text))")
    #expect(render(library).text.utf8.count == (isDrawn ? 1 << (count - 1) : 0))
  }

  /// Lists of two in each other: 2^60 lines of sixty-four bytes are more than a page holds.
  @Test(arguments: [(10, true), (60, false), (100, false)])
  func listsInsideEachOther(_ depth: Int, _ isDrawn: Bool) {
    let (open, close) = (String(repeating: "{{#items}}", count: depth), String(repeating: "{{/items}}", count: depth))
    let text = open + String(repeating: "x", count: 64) + close
    let (library, problems) = library(text)
    #expect(problems.isEmpty)
    let (_, found) = render(library)
    #expect(found.isEmpty == isDrawn)
    #expect(isDrawn || found.first?.text.hasPrefix("Templates/page.mustache:1:1: error: the lists inside") == true)
  }
}
