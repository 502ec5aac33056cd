import GoldenFiles
import Retrieval
import Testing

@Suite struct RetrievalTests {
  private func words(_ text: String) -> [String] {
    var words: [String] = []
    Tokenizer().forEachTerm(in: Array(text.utf8)) { words.append($0.term.text ?? "#") }
    return words
  }

  @Test(arguments: [
    ("招股书里的 GPU", ["招股", "股书", "书里", "里的", "gpu"]),
    ("中 A b 1", ["中", "1"]),
    ("C++ 与 C#", ["c++", "与", "c#"]),
    ("Transformer，注意力", ["#", "注意", "意力"]),
    ("naïve café", ["naïve", "café"].map { _ in "#" }),
    ("HBM3E 819 GB/s", ["hbm3e", "819", "gb"]),
    ("", []),
  ])
  func cutsText(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("中文四字", 4, 0), ("two words", 0, 2), ("HBM 十三年", 3, 1), ("don't", 0, 1), ("a-b", 0, 2), ("，。", 0, 0), ("한국어", 3, 0),
  ])
  func countsWords(_ text: String, _ wide: Int, _ words: Int) {
    #expect(ReadingLength(of: Array(text.utf8)) == ReadingLength(wideCharacters: wide, words: words))
  }

  private func features(_ texts: [(text: String, labels: [UInt64])]) -> [TextFeatures] {
    let counted = texts.map { text in
      (terms: TermCounts(title: "", text: Array(text.text.utf8)), labels: text.labels.map(Label.init))
    }
    let frequency = DocumentFrequency(counted)
    return counted.map { frequency.features(of: $0.terms, labels: $0.labels, labelWeight: 0.3) }
  }

  private func index(_ texts: [(text: String, labels: [UInt64])]) -> RelatedIndex {
    RelatedIndex(features(texts), ranks: texts.indices.map(UInt64.init), queries: texts.indices)
  }

  @Test func likeTextsAreRelated() {
    let index = index([
      ("显卡芯片的算力与封装工艺", [0]), ("封装工艺怎样影响芯片的良率", [0]), ("围棋程序战胜人类棋手", [1]), ("人类棋手与围棋程序的比赛", [1]),
      ("今天天气很好", []),
    ])
    var scores: [Int32] = []
    #expect(index.nearest(to: 0, count: 3, scores: &scores).map(\.index) == [1])
    #expect(index.nearest(to: 2, count: 3, scores: &scores).map(\.index) == [3])
    #expect(index.nearest(to: 4, count: 3, scores: &scores).isEmpty)
    let reasons = index.reasons(2, 3)
    #expect(reasons.first == .label(Label(1)))
    #expect(reasons.contains { if case .term(let word) = $0 { word.count > 2 } else { false } })
  }

  @Test func aTextIsNotRelatedToItself() {
    let index = index((0..<20).map { _ in ("同样的文字，同样的话", [0]) })
    var scores: [Int32] = []
    #expect(index.nearest(to: 7, count: 5, scores: &scores).map(\.index) == [0, 1, 2, 3, 4])
  }

  /// Texts of words drawn by chance are changed one after the other; lists that aren't made again must be those that a
  /// ranking of everything gives.
  @Test(arguments: 1...4)
  func keptListsAreThoseOfAFullRanking(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func text() -> (text: String, labels: [UInt64]) {
      let words = (0..<30).map { _ in "w\(Int.random(in: 0..<120, using: &random))" }
      return (words.joined(separator: " "), [UInt64.random(in: 0..<6, using: &random)])
    }
    func full(_ texts: [TextFeatures], _ queries: [Int]) -> [Int: [RelatedIndex.Neighbour]] {
      let index = RelatedIndex(texts, ranks: texts.indices.map(UInt64.init), queries: queries)
      var scores: [Int32] = []
      return Dictionary(uniqueKeysWithValues: queries.map { ($0, index.nearest(to: $0, count: 4, scores: &scores)) })
    }
    var texts = (0..<60).map { _ in text() }
    var old = features(texts)
    var lists = full(old, Array(texts.indices))
    for _ in 0..<10 {
      texts[Int.random(in: texts.indices, using: &random)] = text()
      let new = features(texts)
      let changed = texts.indices.filter { old[$0] != new[$0] }
      let outdated = RelatedLists.outdated(
        texts.indices.map { lists[$0] }, texts: new, ranks: texts.indices.map(UInt64.init), changed: changed, count: 4)
      lists.merge(full(new, outdated)) { _, new in new }
      #expect(lists == full(new, Array(texts.indices)))
      old = new
    }
  }

  @Test func whatIsNoNewsWeighsAsBefore() {
    let texts = (0..<40).map { number in
      (
        terms: TermCounts(title: "", text: Array("甲乙\(number % 7) 丙丁\(number % 5) 戊己\(number)".utf8)),
        labels: [Label(UInt64(number % 3))]
      )
    }
    var frequency = DocumentFrequency(texts)
    #expect(frequency.news().concerns(texts[0].terms, labels: texts[0].labels))
    #expect(!frequency.news().concerns(texts[0].terms, labels: texts[0].labels))
    func features(_ index: Int) -> TextFeatures {
      frequency.features(of: texts[index].terms, labels: texts[index].labels, labelWeight: 0.3)
    }
    var told = 0
    for gone in 30..<40 {
      let before = texts.indices.map(features)
      frequency.remove(texts[gone].terms, labels: texts[gone].labels)
      let news = frequency.news()
      for index in texts.indices where !news.concerns(texts[index].terms, labels: texts[index].labels) {
        #expect(features(index) == before[index])
        told += 1
      }
    }
    #expect(told > 100)
  }
}
