/// One thing that is given what nobody would write.
package struct FuzzTarget: Sendable {
  package let name: String
  /// What inputs are made from: good ones, as they stand in the repository.
  package let seeds: @Sendable () -> [[UInt8]]
  /// What is put in: the words and signs of the notation, and what was trouble before.
  package let tokens: [String]
  /// Runs the code with an input; says what is wrong with its answer, or nil. Death, slowness and hunger for memory are
  /// seen from outside.
  package let run: @Sendable ([UInt8]) -> String?

  package init(
    _ name: String, seeds: @escaping @Sendable () -> [[UInt8]], tokens: [String],
    run: @escaping @Sendable ([UInt8]) -> String?
  ) {
    self.name = name
    self.seeds = seeds
    self.tokens = tokens
    self.run = run
  }
}
