/// The one place where work is spread over the processor's cores.
enum Parallel {
  /// Work that goes on beside the caller's, which goes first where both want the same core.
  static func beside<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) -> Task<
    Result, any Error
  > { Task.detached(priority: .utility, operation: work) }

  /// `transform` of each element, in order. `chunk` elements are one piece of work.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], chunk: Int, _ transform: @escaping @Sendable (Int, Element) -> Result
  ) async -> [Result] {
    let starts = Array(stride(from: 0, to: elements.count, by: chunk))
    guard starts.count > 1 else { return elements.enumerated().map { transform($0.offset, $0.element) } }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for (number, start) in starts.enumerated() {
        group.addTask {
          let end = min(start + chunk, elements.count)
          return (number, (start..<end).map { transform($0, elements[$0]) })
        }
      }
      var pieces = [[Result]](repeating: [], count: starts.count)
      for await (number, results) in group { pieces[number] = results }
      return Array(pieces.joined())
    }
  }
}
