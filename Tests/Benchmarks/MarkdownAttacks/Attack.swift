/// A kind of text that costs a careless parser more than linear time or memory, in any size.
package struct Attack: Sendable {
  package let name: String
  /// The published weakness that it is of the kind of, if there is one.
  package let weakness: String?
  private let make: @Sendable (Int) -> String

  /// About so many bytes of it.
  package func text(bytes: Int) -> [UInt8] { Array(make(bytes).utf8) }

  private init(_ name: String, _ weakness: String? = nil, _ make: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.weakness = weakness
    self.make = make
  }

  private init(_ name: String, _ weakness: String? = nil, repeating unit: String, after head: String = "") {
    self.init(name, weakness) { head + String(repeating: unit, count: max(1, $0 / unit.utf8.count)) }
  }

  package static let all = published + known + belowLimits + large
}

extension Attack {
  /// What the seven CVEs of 2023 are about.
  private static let published = [
    Attack("rules of tables", "CVE-2023-22483", repeating: "|-|\n", after: "a|b|c\n"),
    Attack("rows under a paragraph", "CVE-2023-22483", repeating: "x\n-|-\n", after: "a\n"),
    Attack("tables", "CVE-2023-22483", repeating: "aaa\rbbb\n-\u{B}\n"),
    Attack("nested images", "CVE-2023-22483") { bytes in
      String(repeating: "![", count: bytes / 6) + "a" + String(repeating: "](x)", count: bytes / 6)
    },
    Attack("HTML comments", "CVE-2023-22484", repeating: "<!--", after: "a"),
    Attack("HTML instructions", "CVE-2023-22484", repeating: "<?", after: "a"),
    Attack("HTML declarations", "CVE-2023-22484", repeating: "<!A ", after: "a"),
    Attack("CDATA", "CVE-2023-22484", repeating: "<![CDATA[", after: "a"),
    Attack("protocols", "CVE-2023-22485", repeating: "mailto:a@b.c "),
    Attack("colons before an at sign", "CVE-2023-22485", repeating: ":@a.b "),
    Attack("at signs", "CVE-2022-39209", repeating: "@"),
    Attack("mail addresses", "CVE-2022-39209", repeating: "a@b.cd "),
    Attack("brackets after an address", "CVE-2022-39209", repeating: ")", after: "http://a.b/"),
    Attack("punctuation after an address", "CVE-2022-39209", repeating: ").;", after: "a www.a.b/"),
    Attack("open brackets", "CVE-2023-22486", repeating: "[a"),
    Attack("closed brackets", "CVE-2023-22486", repeating: "a]"),
    Attack("images in brackets", "CVE-2023-22486", repeating: "![[]()"),
    Attack("footnotes in brackets", "CVE-2023-22486", repeating: "[^a]", after: "[^a]: b\n\n"),
    Attack("open footnotes", "CVE-2023-22486", repeating: "[^a"),
    Attack("nested brackets", "CVE-2023-22486") { bytes in
      String(repeating: "[", count: bytes / 2) + "a" + String(repeating: "]", count: bytes / 2)
    },
    Attack("nested quotes", "CVE-2023-24824", repeating: ">"),
    Attack("nested lists", "CVE-2023-24824", repeating: "- "),
    Attack("nested footnotes", "CVE-2023-24824", repeating: "[^1]:"),
    Attack("underscores", "CVE-2023-26485", repeating: "_"),
    Attack("nested underscores", "CVE-2023-26485") { bytes in
      String(repeating: "_", count: bytes / 2) + "a" + String(repeating: "_", count: bytes / 2)
    },
    Attack("short rows of a wide table", "CVE-2023-37463") { bytes in
      let columns = bytes / 8
      return String(repeating: "a|", count: columns) + "\n" + String(repeating: "-|", count: columns) + "\n"
        + String(repeating: "a\n", count: bytes / 4)
    },
    Attack("a wide row of a narrow table", "CVE-2023-37463", repeating: "|a", after: "|a|b|\n|-|-|\n"),
    Attack("a wide row before a rule", "CVE-2023-37463") { bytes in
      String(repeating: "a|", count: bytes / 2) + "\n|-|-|\n"
    },
    Attack("one wide row", "CVE-2023-37463") { bytes in
      let columns = bytes / 6
      return [String](["a|", "-|", "a|"]).map { String(repeating: $0, count: columns) + "\n" }.joined()
    },
  ]

  /// What cmark's own tests and others warn of.
  private static let known = [
    Attack("nested emphasis") { bytes in
      String(repeating: "*a **a ", count: bytes / 14) + "b" + String(repeating: " a** a*", count: bytes / 14)
    },
    Attack("closers without openers", repeating: "a_ "),
    Attack("openers without closers", repeating: "_a "),
    Attack("mismatched openers and closers", repeating: "*a_ "),
    Attack("multiples of three", repeating: "c* ", after: "a**b"),
    Attack("brackets and emphasis", repeating: "[ a_"),
    Attack("brackets and parentheses", repeating: "[ (]("),
    Attack("backticks") { bytes in
      (1...max(1, Int(Double(2 * bytes).squareRoot()))).map { "e" + String(repeating: "`", count: $0) }.joined()
    },
    Attack("unclosed links in angles", repeating: "[a](<b"),
    Attack("unclosed links", repeating: "[a](b"),
    Attack("unclosed titles", repeating: "[a](b \""),
    Attack("addresses without an end", repeating: "_www.a", after: " "),
    Attack("schemes", repeating: "http://a_"),
    Attack("strikethrough", repeating: "~a ~~b "),
    Attack("one long reference, used often") { bytes in
      "[a]: /" + String(repeating: "u", count: bytes / 2) + "\n\n" + String(repeating: "[a] ", count: bytes / 8)
    },
    Attack("one long title, used often") { bytes in
      "[a]: /u \"" + String(repeating: "[b]: c\n", count: bytes / 14) + "\"\n\n"
        + String(repeating: "[a] ", count: bytes / 8)
    },
    Attack("entities", repeating: "&a"),
    Attack("backslashes", repeating: "\\*"),
    Attack("wide emphasis", repeating: "后**“x”"),
    Attack("wide links", repeating: "见http://a.b。**后"),
    Attack("wide www", repeating: "见www.a.b，"),
  ]

  /// The same kinds in paragraphs that just keep the limits.
  private static let belowLimits: [Attack] =
    [
      ("open brackets", "[a", 3999), ("closed brackets", "a]", 3999), ("images in brackets", "![[]()", 1300),
      ("open footnotes", "[^a", 3999), ("HTML comments", "<!--", 499), ("HTML instructions", "<?", 499),
      ("underscores", "_", 3999), ("openers without closers", "_a ", 3999), ("mismatched", "*a_ ", 1999),
      ("at signs", "@", 999), ("mail addresses", "a@b.cd ", 999), ("addresses without an end", "_www.a", 999),
      ("brackets and parentheses", "[ (](", 1300), ("brackets and emphasis", "[ a_", 1999),
      ("strikethrough", "~a ~~b ", 1300),
    ].map { name, unit, count in
      Attack("\(name), in paragraphs", repeating: String(repeating: unit, count: count) + "\n\n")
    }
    + [
      ("nested brackets", "[", "]", 1999), ("nested underscores", "_", "_", 1999),
      ("nested images", "![", "](x)", 1300),
    ]
    .map { name, opening, closing, count in
      let nest = String(repeating: opening, count: count) + "a" + String(repeating: closing, count: count)
      return Attack("\(name), in paragraphs", repeating: nest + "\n\n")
    } + [
      Attack("nested emphasis, in paragraphs", repeating: nestedEmphasis + "\n\n"),
      Attack("rules of tables, in paragraphs", repeating: String(repeating: "|-|\n", count: 1900) + "\n"),
      Attack("nested quotes, in lines", repeating: String(repeating: ">", count: 99) + "\n"),
      Attack("nested lists, in lines", repeating: String(repeating: "- ", count: 99) + "a\n"),
      Attack(
        "wide rows", repeating: String(repeating: "a|", count: 499) + "\n",
        after: String(repeating: "a|", count: 499) + "\n" + String(repeating: "-|", count: 499) + "\n"),
      Attack("paragraph after a table", repeating: "[[[[[[[[\n", after: "a|b\n-|-\n---\n"),
      Attack("lazy lines after a table", repeating: "|[[[[[[[\n", after: "a|b\n-|-\n> x\n"),
      Attack("fence in a comment", repeating: "[[[[[[[[\n", after: "<!--\n```\n-->\n"),
      Attack("definitions that are none", repeating: "[[[]: a\n", after: "[a]: x y z\n"),
      Attack("comments far apart", repeating: String(repeating: "a", count: 2000) + "<!--"),
      Attack("mail addresses far apart", repeating: String(repeating: "a", count: 1000) + " a@b.cd "),
    ]

  private static let nestedEmphasis =
    String(repeating: "*a **a ", count: 650) + "b" + String(repeating: " a** a*", count: 650)

  /// Much of everything, as a long text may have it.
  private static let large = [
    Attack("one line of Chinese", repeating: "这是一个很长的句子，没有尽头。"),
    Attack("one line of Latin words", repeating: "word "),
    Attack("one word", repeating: "a"),
    Attack("empty lines", repeating: "\n"),
    Attack("paragraphs of one letter", repeating: "a\n\n"),
    Attack("headings of one name", repeating: "# a\n"),
    Attack("lists by indentation") { bytes in
      (0..<max(1, Int(Double(bytes).squareRoot()))).map { String(repeating: " ", count: 2 * $0) + "* a\n" }.joined()
    },
    Attack("footnotes") { bytes in
      let count = bytes / 100
      return (0..<count).map { "text[^\($0)] that says something of a length as usual\n\n" }.joined()
        + (0..<count).map { "[^\($0)]: a note to it\n\n" }.joined()
    },
    Attack("reference definitions") { bytes in (0..<(bytes / 10)).map { "[r\($0)]: u\n" }.joined() },
    Attack("references") { bytes in
      (0..<(bytes / 24)).map { "[r\($0)]: u\n" }.joined() + "\n" + (0..<(bytes / 24)).map { "[r\($0)]\n\n" }.joined()
    },
    Attack("links in paragraphs", repeating: "[a](b.md#c)\n\n"),
    Attack("links in a list", repeating: "- [a](b.md)\n"),
    Attack("links in a table", repeating: "| [a](b.md) | b |\n", after: "| a | b |\n| - | - |\n"),
    Attack("raw HTML", repeating: "<b>a</b>\n\n"),
    Attack("raw HTML in one line", repeating: "<b>a</b>"),
    Attack("code spans", repeating: "`a` "),
    Attack("values", repeating: "`{value} a` "),
    Attack("code blocks", repeating: "```swift\nlet a = 1\n```\n\n"),
    Attack("one code block", repeating: "let a = [1]\n", after: "```swift\n"),
    Attack("alerts", repeating: "> [!NOTE]\n> a\n\n"),
    Attack("figures", repeating: "![a](b \"c\")\n\n"),
  ]
}
