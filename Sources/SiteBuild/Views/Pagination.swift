/// A part of a list of articles.
struct Pagination: Sendable, Equatable {
  /// From 1.
  let number: Int
  let count: Int
  /// Indices in the list.
  let range: Range<Int>
  /// The address of the first page.
  let base: String

  func address(_ number: Int) -> String {
    number == 1 ? base : "\(base)page/\(number)/"
  }

  /// At least one page, even of nothing.
  static func pages(of total: Int, size: Int, base: String) -> [Pagination] {
    let count = max(1, (total + size - 1) / size)
    return (1...count).map { number in
      let start = (number - 1) * size
      return Pagination(number: number, count: count, range: start..<max(start, min(start + size, total)), base: base)
    }
  }
}
