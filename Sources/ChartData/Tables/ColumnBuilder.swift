/// Collects the values of a column and picks the tightest storage that holds them all.
package struct ColumnBuilder {
  private enum Kind { case empty, numbers, dates, words, mixed }
  private var kind = Kind.empty
  private var nothings: [Double] = []
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var words: [String] = []
  private var codeByWord: [String: Int32] = [:]
  private var mixed: [Value] = []

  package init(capacity: Int = 0) {}

  package init(_ values: some Sequence<Value>) {
    for value in values { append(value) }
  }

  package mutating func append(_ value: Value) {
    switch (kind, value) {
    case (.numbers, .number(let number)), (.dates, .date(let number)): numbers.append(number)
    case (.numbers, .null), (.dates, .null): numbers.append(NumberMark.null)
    case (.numbers, .missing), (.dates, .missing): numbers.append(NumberMark.missing)
    case (.words, .string(let word)): appendWord(word)
    case (.words, .null): codes.append(-1)
    case (.words, .missing): codes.append(-2)
    case (.mixed, _): mixed.append(value)
    case (.empty, .null): nothings.append(NumberMark.null)
    case (.empty, .missing): nothings.append(NumberMark.missing)
    case (.empty, .number(let number)):
      kind = .numbers
      numbers = nothings + [number]
    case (.empty, .date(let number)):
      kind = .dates
      numbers = nothings + [number]
    case (.empty, .string(let word)):
      kind = .words
      codes = nothings.map { $0.bitPattern == NumberMark.null.bitPattern ? -1 : -2 }
      appendWord(word)
    default:
      mixed = column.values
      kind = .mixed
      mixed.append(value)
    }
  }

  private mutating func appendWord(_ word: String) {
    if let code = codeByWord[word] {
      codes.append(code)
    } else {
      let code = Int32(words.count)
      codeByWord[word] = code
      words.append(word)
      codes.append(code)
    }
  }

  package var column: Column {
    switch kind {
    case .empty: .numbers(nothings)
    case .numbers: .numbers(numbers)
    case .dates: .dates(numbers)
    case .words: .words(codes, list: words)
    case .mixed: .values(mixed)
    }
  }
}
