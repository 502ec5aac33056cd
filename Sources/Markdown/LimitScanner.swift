/// Reads a text once, before it is parsed, and says which limit it goes beyond. Knows as much of Markdown's blocks as
/// it needs to tell paragraphs apart, and takes what it doesn't know for one paragraph.
struct LimitScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var paragraph = ParagraphCounts()
  private var isInList = false
  private var isTable = false
  private var headerColumns = 0
  private var fence: (character: UInt8, length: Int)?
  /// Blocks of HTML may hide the beginning or the end of a fence: after one, fences count as text.
  private var trustsFences = true
  private var brackets = 0
  private var headings = 0
  private var longestDefinition = 0
  private var definitionStart = 0
  private var hasOpenTitle = false
  private var followsDefinition = false

  /// Nil if the text keeps all limits.
  static func excess(in text: borrowing [UInt8]) -> LimitExcess? {
    text.withUnsafeBufferPointer {
      var scanner = LimitScanner(text: $0)
      return scanner.scan()
    }
  }

  private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private mutating func scan() -> LimitExcess? {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      if let excess = scanLine(start, end) { return excess }
      start = end + 1
    }
    endParagraph(text.count)
    let growth = longestDefinition * brackets
    return growth > SourceLimit.referenceExpansion.most
      ? LimitExcess(limit: .referenceExpansion, found: growth, offset: definitionStart) : nil
  }

  private mutating func scanLine(_ start: Int, _ end: Int) -> LimitExcess? {
    let line = LineShape(text, start, end)
    if let fence {
      if line.closes(fence) { self.fence = nil }
      return nil
    }
    if line.isBlank {
      endParagraph(start)
      return nil
    }
    if line.nesting > SourceLimit.nesting.most {
      return LimitExcess(limit: .nesting, found: line.nesting, offset: start)
    }
    if trustsFences, let opening = line.fence {
      endParagraph(start)
      fence = opening
      return nil
    }
    if line.opensHTML { trustsFences = false }
    if line.isHeading || line.startsItem(inList: isInList) {
      endParagraph(start)
      isInList = !line.isHeading
    }
    let columns = line.ruleColumns
    if isTable, columns == nil, line.isRow { paragraph.startRow() } else { isTable = false }
    noteDefinition(line)
    if line.isDefinition { paragraph.forgiveBrackets() }
    let excess = paragraph.count(text, start, end, isNested: line.nesting > 0)
    if let excess { return excess }
    if let columns, let excess = noteRule(columns, line) { return excess }
    noteCells(line)
    brackets += paragraph.takeNewBrackets()
    if line.isHeading {
      endParagraph(end)
      headings += 1
      if headings > SourceLimit.headings.most {
        return LimitExcess(limit: .headings, found: headings, offset: start)
      }
    }
    return paragraph.tableExcess(at: line.start)
  }

  private mutating func noteCells(_ line: LineShape) {
    let columns = line.columns
    paragraph.widestLine = max(paragraph.widestLine, columns)
    headerColumns = line.nesting == 0 ? columns : 0
  }

  private mutating func noteRule(_ columns: Int, _ line: LineShape) -> LimitExcess? {
    paragraph.columns = max(paragraph.columns, columns)
    if columns > SourceLimit.tableColumns.most {
      return LimitExcess(limit: .tableColumns, found: columns, offset: line.start)
    }
    if line.nesting == 0, columns == headerColumns, paragraph.isPlain { isTable = true }
    if !isTable { paragraph.rules += 1 }
    let cost = paragraph.rules * paragraph.bytes
    return cost > SourceLimit.tableRules.most
      ? LimitExcess(limit: .tableRules, found: cost, offset: line.start) : nil
  }

  /// A title may go on for many lines: then everything up to the end of the paragraph counts.
  private mutating func noteDefinition(_ line: LineShape) {
    if line.looksLikeDefinition {
      if !hasOpenTitle { definitionStart = line.start }
      hasOpenTitle = hasOpenTitle || line.leavesTitleOpen
      longestDefinition = max(longestDefinition, line.end - line.start)
      followsDefinition = true
    } else {
      if followsDefinition, !hasOpenTitle {
        hasOpenTitle = true
        longestDefinition = max(longestDefinition, line.end - definitionStart)
      }
      followsDefinition = false
    }
  }

  private mutating func endParagraph(_ end: Int) {
    if hasOpenTitle { longestDefinition = max(longestDefinition, end - definitionStart) }
    hasOpenTitle = false
    followsDefinition = false
    paragraph = ParagraphCounts()
    isInList = false
    isTable = false
    headerColumns = 0
  }
}

/// What one paragraph has of everything that has a limit.
struct ParagraphCounts {
  private var brackets = 0
  private var emphasis = 0
  private var htmlOpenings = 0
  private var addresses = 0
  private var mails = 0
  private var newBrackets = 0
  private var lines = 0
  private(set) var bytes = 0
  var columns = 0
  /// Cells of the line that has most; cmark reads it as a row if a rule stands before or after it.
  var widestLine = 0
  var rules = 0
  /// Whether no line so far was inside another block.
  private(set) var isPlain = true

  /// Cells of a table are parsed each for itself.
  mutating func startRow() {
    (brackets, emphasis, htmlOpenings, addresses) = (0, 0, 0, 0)
  }

  /// A definition comes with a pair of brackets that cost nothing.
  mutating func forgiveBrackets() { brackets -= 2 }

  mutating func takeNewBrackets() -> Int {
    defer { newBrackets = 0 }
    return newBrackets
  }

  func tableExcess(at offset: Int) -> LimitExcess? {
    if columns > 0, widestLine > SourceLimit.tableColumns.most {
      return LimitExcess(limit: .tableColumns, found: widestLine, offset: offset)
    }
    let cells = columns * lines
    return cells > SourceLimit.tableCells.most ? LimitExcess(limit: .tableCells, found: cells, offset: offset) : nil
  }

  mutating func count(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isNested: Bool)
    -> LimitExcess?
  {
    lines += 1
    isPlain = isPlain && !isNested
    bytes += end - start + 1
    var index = start
    var word = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if let excess = Self.closingExcess(text, word, index) { return excess }
        word = index + 1
      case UInt8(ascii: "["), UInt8(ascii: "]"):
        brackets += 1
        newBrackets += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): emphasis += 1
      case UInt8(ascii: "<"):
        if index + 1 < end, text[index + 1] == UInt8(ascii: "!") || text[index + 1] == UInt8(ascii: "?") {
          htmlOpenings += 1
        }
      case UInt8(ascii: "@"):
        addresses += 1
        mails += 1
      case UInt8(ascii: "w"): if Self.has(text, "ww.", at: index + 1, end) { addresses += 1 }
      case UInt8(ascii: ":"): if Self.has(text, "//", at: index + 1, end) { addresses += 1 }
      default: break
      }
      index += 1
    }
    if let excess = Self.closingExcess(text, word, end) { return excess }
    let pairs: [(SourceLimit, Int)] = [
      (.brackets, brackets), (.emphasis, emphasis), (.htmlOpenings, htmlOpenings), (.addresses, addresses),
    ]
    if mails * bytes > SourceLimit.mailCopies.most {
      return LimitExcess(limit: .mailCopies, found: mails * bytes, offset: start)
    }
    for (limit, found) in pairs where found > limit.most {
      return LimitExcess(limit: limit, found: found, offset: start)
    }
    return nil
  }

  private static let punctuation = Array(")?!.,:*_~'\";".utf8)

  /// What cmark takes to leave punctuation at the end of a bare address out of it.
  private static func closingExcess(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LimitExcess? {
    var (index, closing) = (end, 0)
    while index > start, punctuation.contains(text[index - 1]) {
      index -= 1
      if text[index] == UInt8(ascii: ")") { closing += 1 }
    }
    let cost = closing * (end - start)
    return cost > SourceLimit.closingBrackets.most
      ? LimitExcess(limit: .closingBrackets, found: cost, offset: index) : nil
  }

  private static func has(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString, at index: Int, _ end: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<word.utf8CodeUnitCount where text[index + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
