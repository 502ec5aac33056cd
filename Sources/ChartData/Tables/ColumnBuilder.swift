/// Collects the values of a column and picks the tightest storage that holds them all.
package struct ColumnBuilder {
  private enum Kind { case empty, numbers, dates, words, mixed }
  private var kind = Kind.empty
  private var nothings: [Double] = []
  private var numbers: [Double] = []
  private var codes: [Int32] = []
  private var words = WordTable()
  private var mixed: [Value] = []

  package init() {}

  package init(_ values: some Sequence<Value>) {
    for value in values { append(value) }
  }

  package mutating func append(_ value: Value) {
    switch (kind, value) {
    case (.numbers, .number(let number)), (.dates, .date(let number)): numbers.append(number)
    case (.numbers, .null), (.dates, .null): numbers.append(NumberMark.null)
    case (.numbers, .missing), (.dates, .missing): numbers.append(NumberMark.missing)
    case (.words, .string(let word)): codes.append(words.code(of: word))
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
      beginWords()
      codes.append(words.code(of: word))
    default:
      mixed = column.values
      kind = .mixed
      mixed.append(value)
    }
  }

  /// A number, without a `Value` for it.
  mutating func append(number: Double) {
    if kind == .numbers { numbers.append(number) } else { append(.number(number)) }
  }

  /// A text in UTF-8, without a `String` for it where the word is known.
  mutating func append(word: UnsafeBufferPointer<UInt8>) {
    if kind == .empty { beginWords() }
    if kind == .words {
      codes.append(words.code(of: word))
    } else {
      append(.string(String(decoding: word, as: UTF8.self)))
    }
  }

  private mutating func beginWords() {
    kind = .words
    codes = nothings.map { $0.bitPattern == NumberMark.null.bitPattern ? -1 : -2 }
  }

  package var column: Column {
    switch kind {
    case .empty: .numbers(nothings)
    case .numbers: .numbers(numbers)
    case .dates: .dates(numbers)
    case .words: .words(codes, list: words.list)
    case .mixed: .values(mixed)
    }
  }
}
