import Content
import Templating

extension Site {
  /// An article as lists show it, in the words of the site's language.
  func listEntry(_ index: Int) -> ListEntry {
    let words = strings[configuration.language]
    let view = ArticleView(site: self, index: index, words: words)
    let card = library.render(PageTemplate.card.rawValue, language: words.strings.language, with: view)
    let teaser = library.render(PageTemplate.teaser.rawValue, language: words.strings.language, with: view)
    return ListEntry(card: card.text, teaser: teaser.text, problems: card.problems + teaser.problems)
  }
}
