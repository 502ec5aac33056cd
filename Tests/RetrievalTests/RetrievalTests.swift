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

  @Test func likeTextsAreRelated() {
    let texts = [
      "显卡芯片的算力与封装工艺", "封装工艺怎样影响芯片的良率", "围棋程序战胜人类棋手", "人类棋手与围棋程序的比赛", "今天天气很好",
    ]
    let counts = texts.map { TermCounts(title: "", text: Array($0.utf8)) }
    let frequency = DocumentFrequency(counts)
    let index = RelatedIndex(
      counts.map { frequency.vector(of: $0) }, labels: [[0], [0], [1], [1], []], options: .init(labelWeight: 0.3))
    var scores: [Float] = []
    #expect(index.related(to: 0, count: 3, scores: &scores).map(\.index) == [1])
    #expect(index.related(to: 2, count: 3, scores: &scores).map(\.index) == [3])
    #expect(index.related(to: 4, count: 3, scores: &scores).isEmpty)
    let match = index.related(to: 2, count: 1, scores: &scores)[0]
    #expect(match.reasons.first == .label(1))
    #expect(match.reasons.contains { if case .term(let word) = $0 { word.count > 2 } else { false } })
  }

  @Test func aTextIsNotRelatedToItself() {
    let counts = (0..<20).map { _ in TermCounts(title: "同名", text: Array("同样的文字，同样的话".utf8)) }
    let frequency = DocumentFrequency(counts)
    let index = RelatedIndex(
      counts.map { frequency.vector(of: $0) }, labels: counts.map { _ in [0] }, options: .init(labelWeight: 0.5))
    var scores: [Float] = []
    let found = index.related(to: 7, count: 5, scores: &scores).map(\.index)
    #expect(found == [0, 1, 2, 3, 4])
  }
}
