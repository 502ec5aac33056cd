import Templating

/// The texts that one page shows, as HTML, by their index in `Bodies`.
struct PageTexts: Sendable {
  private let html: [Int: String]

  init(_ html: [Int: String] = [:]) { self.html = html }

  func value(_ index: Int?) -> TemplateValue { index.flatMap { html[$0] }.map(TemplateValue.html) ?? .none }
}
