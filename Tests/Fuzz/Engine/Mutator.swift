/// Makes inputs: the same target, seed and index give the same bytes.
package struct Mutator {
  private let target: FuzzTarget
  private let seeds: [[UInt8]]
  private let seed: UInt64
  private let tokens: [[UInt8]]

  /// Numbers that became sizes, counts and ends of loops where they shouldn't.
  private static let numbers = [
    "0", "-0", "-1", "1", "2", "1e19", "1e300", "1e400", "-1e19", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "18446744073709551616", "4294967296", "1e-320", "0.1", "nan", "NaN", "inf", "Infinity",
    "0x10", "0o17", "007", "1_000", "65", "10000",
  ]
  private static let longest = 65_536

  package init(_ target: FuzzTarget, seed: UInt64) {
    self.target = target
    self.seed = seed
    let found = SeedFiles.contents(below: "Tests/Fuzz/Found/" + target.name, suffix: "") + target.seeds()
    seeds = found.isEmpty ? [[]] : found
    tokens = target.tokens.map { Array($0.utf8) }
  }

  /// The first inputs are the good ones, as they are.
  package func input(_ index: Int) -> [UInt8] {
    if index < seeds.count { return seeds[index] }
    var mixed = seed
    for byte in target.name.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var random = SplitMix(seed: mixed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
    var bytes = seeds.randomElement(using: &random) ?? []
    if Int.random(in: 0..<4, using: &random) == 0 { bytes = piece(of: bytes, most: 200, using: &random) }
    for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes, using: &random) }
    return bytes.count > Self.longest ? Array(bytes.prefix(Self.longest)) : bytes
  }

  private func piece(of bytes: [UInt8], most: Int, using random: inout SplitMix) -> [UInt8] {
    let start = Int.random(in: 0...bytes.count, using: &random)
    return Array(bytes[start...].prefix(Int.random(in: 0...most, using: &random)))
  }

  private func change(_ bytes: inout [UInt8], using random: inout SplitMix) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let range = start..<min(bytes.count, start + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<16, using: &random) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: bytes[range], at: Int.random(in: 0...bytes.count, using: &random))
    case 2:
      bytes.insert(
        contentsOf: piece(of: seeds.randomElement(using: &random) ?? [], most: 200, using: &random), at: start)
    case 3: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
    case 4, 5: replaceNumber(&bytes, near: start, using: &random)
    case 6: bytes.replaceSubrange(range, with: token(using: &random))
    case 7: repeatToken(&bytes, at: start, using: &random)
    case 8: bytes.removeSubrange(start...)
    case 9: swapLines(&bytes, using: &random)
    default: bytes.insert(contentsOf: token(using: &random), at: start)
    }
  }

  private func token(using random: inout SplitMix) -> [UInt8] {
    if Int.random(in: 0..<8, using: &random) == 0 {
      return Array((Self.numbers.randomElement(using: &random) ?? "").utf8)
    }
    return tokens.randomElement(using: &random) ?? []
  }

  private func replaceNumber(_ bytes: inout [UInt8], near start: Int, using random: inout SplitMix) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let first = bytes[start...].firstIndex(where: isDigit) ?? bytes.firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(first..<end, with: (Self.numbers.randomElement(using: &random) ?? "").utf8)
  }

  /// Seldom very often: what is quadratic or goes down too deep shows itself so.
  private func repeatToken(_ bytes: inout [UInt8], at start: Int, using random: inout SplitMix) {
    let most = [3, 10, 100, 1000, 20_000].randomElement(using: &random) ?? 3
    let token = token(using: &random)
    let count = min(Int.random(in: 1...most, using: &random), Self.longest / max(1, token.count))
    bytes.insert(contentsOf: (0..<count).flatMap { _ in token }, at: start)
  }

  private func swapLines(_ bytes: inout [UInt8], using random: inout SplitMix) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    lines.swapAt(
      Int.random(in: 0..<lines.count, using: &random), Int.random(in: 0..<lines.count, using: &random))
    bytes = Array(lines.joined(separator: CollectionOfOne(0x0A)))
  }
}
