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

  private func library(_ text: String) -> (TemplateLibrary, [Problem]) {
    var problems: [Problem] = []
    let words = SourceText(path: "Templates/strings/en.yml", text: "hello: Hello & <world>")
    let strings = UIStringTable([("en", words)], required: [], siteLanguage: "en", problems: &problems)!
    let library = TemplateLibrary(
      [("page", SourceText(path: "Templates/page.mustache", text: text))], knownNames: Set(Page.names + Item.names),
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
    #expect(found.map(\.message) == ["unknown name \"name\""])
    #expect(found.first?.position == Position(line: 2, column: 1))
  }
}
