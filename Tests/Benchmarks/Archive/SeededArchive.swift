import Foundation

/// An archive of made-up articles, the same bytes for the same seed: 6 to 10 KB each, Chinese with Latin words, headings,
/// lists, tables, code, links to earlier articles, two to five tags by Zipf's law that decide which words are used.
struct SeededArchive {
  private var random: SplitMix64
  private let topics: [[String]]
  private let common: [String]

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    var random = SplitMix64(state: seed ^ 0xC0FFEE)
    let syllables = Array("芯片算力显卡内存带宽架构编译器训练推理集群封装制程晶圆光刻模型参数网络缓存调度并行存储协议接口指令流水线分支预测能耗散热成本营收亏损订单客户招股上市工艺良率堆叠互连")
    func word() -> String {
      if random.next() % 6 == 0 {
        return String(
          (0..<Int(3 + random.next() % 6)).map { _ in Character(Unicode.Scalar(UInt8(97 + random.next() % 26))) })
      }
      return String(
        (0..<Int(2 + random.next() % 2)).map { _ in syllables[Int(random.next() % UInt64(syllables.count))] })
    }
    topics = (0..<300).map { _ in (0..<60).map { _ in word() } }
    common = (0..<1500).map { _ in word() } + ["的", "了", "是", "在", "和", "也", "不", "有", "与", "把"]
  }

  /// Writes `count` articles under `folder`.
  mutating func write(_ count: Int, to folder: String) throws {
    for year in 2012...2026 {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(year)", withIntermediateDirectories: true)
    }
    for number in 0..<count {
      let year = 2012 + Int(random.next() % 14)
      let month = 1 + Int(random.next() % 12)
      let day = 1 + Int(random.next() % 28)
      let text = article(
        number,
        date: "\(year)-\(two(month))-\(two(day)) \(two(Int(random.next() % 24))):\(two(Int(random.next() % 60)))")
      try text.write(toFile: "\(folder)/\(year)/article-\(number).md", atomically: false, encoding: .utf8)
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  private mutating func article(_ number: Int, date: String) -> String {
    let tags = (0..<(2 + below(4))).map { _ in min(299, Int(300 / Double(1 + below(299)))) }
    var text =
      "---\ntitle: \(phrase(tags, 3))\(number)\ndate: \(date)\ntags: [\(Set(tags).sorted().map { "标签\($0)" }.joined(separator: ", "))]\n---\n\n"
    while text.utf8.count < 6000 + number % 4 * 1000 {
      switch below(9) {
      case 0: text += "## \(phrase(tags, 3))\n\n"
      case 1: text += (0..<4).map { _ in "- \(phrase(tags, 6))" }.joined(separator: "\n") + "\n\n"
      case 2:
        text +=
          "| \(phrase(tags, 1)) | 数 |\n| --- | ---: |\n"
          + (0..<4).map { _ in "| \(phrase(tags, 2)) | \(below(9999)) |\n" }.joined() + "\n"
      case 3:
        text +=
          "```swift\nlet value\(below(99)) = \(below(9999)) < \(below(9999))\nprint(\"\(phrase(tags, 2))\")\n```\n\n"
      case 4 where number > 0:
        text +=
          "见[\(phrase(tags, 2))](https://example.com/\(below(number)))，**\(phrase(tags, 2))。**\(phrase(tags, 8))。\n\n"
      default: text += (0..<5).map { _ in phrase(tags, 9) + "，" + phrase(tags, 6) + "。" }.joined() + "\n\n"
      }
    }
    return text
  }

  private mutating func phrase(_ tags: [Int], _ words: Int) -> String {
    (0..<words).map { _ in
      if below(3) == 0 {
        let topic = topics[tags[below(tags.count)]]
        return topic[below(topic.count)]
      }
      return common[below(common.count)]
    }.joined()
  }
}

/// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
