/// What a text may not have too much of, because cmark-gfm 0.29.0.gfm.6 takes quadratic time or memory for it.
///
/// Debian 12 ships that version; CVE-2023-22483, 22484, 22485, 22486, 24824, 26485 and 37463 tell what is slow in it
/// (22485, a read outside of a buffer, is patched there). All but the first two count inside one paragraph, the piece
/// of text that cmark takes for one: so the cost of a text is bounded by its size times the limit.
enum SourceLimit: Hashable, CaseIterable {
  /// Block quotes, lists and footnotes inside each other, in one line (CVE-2023-24824).
  case nesting
  /// Headings of one text, each of which has an entry in its outline.
  case headings
  /// Bytes that reference definitions could grow to if every bracket named the longest one.
  case referenceExpansion
  /// `[` and `]` (CVE-2023-22486).
  case brackets
  /// `*`, `_` and `~` (CVE-2023-26485).
  case emphasis
  /// `<!` and `<?` (CVE-2023-22484).
  case htmlOpenings
  /// `@`, `www.` and `://` (CVE-2022-39209, 2023-22485).
  case addresses
  /// `@` times the bytes of their paragraph: cmark copies the rest of it for each (CVE-2022-39209).
  case mailCopies
  /// `)` at the end of a word times the bytes of the word: of a bare address cmark counts its brackets anew for each.
  case closingBrackets
  /// Columns of a table, and cells of any of its rows: cmark counts them anew for each cell (CVE-2023-37463).
  case tableColumns
  /// Cells that a table has if short rows are filled up (CVE-2023-37463).
  case tableCells
  /// Lines like `|---|` times the bytes of their paragraph (CVE-2023-22483).
  case tableRules

  var most: Int {
    switch self {
    case .nesting: 100
    case .headings: 10_000
    case .referenceExpansion: 1 << 26
    case .brackets: 4000
    case .emphasis: 4000
    case .htmlOpenings: 500
    case .addresses: 1000
    case .mailCopies: 1 << 26
    case .closingBrackets: 1 << 26
    case .tableColumns: 1000
    case .tableCells: 1 << 19
    case .tableRules: 1 << 24
    }
  }

  /// In the plural, as a count goes before it.
  var name: String {
    switch self {
    case .nesting: "blocks inside each other in one line"
    case .headings: "headings in one text"
    case .referenceExpansion: "bytes that reference links may grow to"
    case .brackets: "square brackets in one paragraph"
    case .emphasis: "emphasis marks in one paragraph"
    case .htmlOpenings: "beginnings of HTML comments or instructions in one paragraph"
    case .addresses: "addresses in one paragraph"
    case .mailCopies: "bytes to copy for mail addresses"
    case .closingBrackets: "bytes to read again for brackets at the end of a word"
    case .tableColumns: "columns in one table"
    case .tableCells: "cells in one table"
    case .tableRules: "bytes to read again for lines that look like the rule of a table"
    }
  }
}

/// A limit that a text goes beyond, and where.
struct LimitExcess {
  let limit: SourceLimit
  let found: Int
  /// Bytes from the start of the text.
  let offset: Int
}
