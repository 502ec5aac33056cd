import Content
import Diagnostics
import Templating

/// One planned page → its bytes.
struct PageRenderer: Sendable {
  let site: Site

  struct Result: Sendable {
    var bytes: [UInt8] = []
    var problems: [Problem] = []
  }

  func render(_ page: PlannedPage) -> Result {
    switch page.page.content(at: page.address, in: site) {
    case .template(let template, let view): return fill(template, view.showing(texts(of: view)))
    case .generated(let file): return Result(bytes: file.bytes)
    case .copy(let path):
      var result = Result()
      result.bytes = site.reader.bytes(path, problems: &result.problems) ?? []
      return result
    }
  }

  /// The texts that a page shows. What an earlier process rendered is rendered again here.
  private func texts(of view: PageView) -> PageTexts {
    PageTexts(Dictionary(view.shownTexts.map { ($0, site.bodies.html($0)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func fill(_ template: PageTemplate, _ view: PageView) -> Result {
    let (text, problems) = site.library.render(template.rawValue, language: view.words.strings.language, with: view)
    return Result(bytes: Array(text.utf8), problems: problems)
  }
}
