// SanitizedMarkdown [COUNT [SEED]]: renders the tests' texts and so many random ones, and prints one fingerprint of all
// that came out, to be built with AddressSanitizer, and to be run with freed memory filled in different ways.
import Foundation
import FuzzEngine
import MarkdownFuzzing

let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
let target = FuzzTarget.markdown
let count = target.seeds().count + (numbers.first ?? 5000)
let mutator = Mutator(target, seed: UInt64(numbers.dropFirst().first ?? 1))
// FNV-1a: no library, so that only what is tested is built with the sanitizer.
var hash: UInt64 = 0xCBF2_9CE4_8422_2325
for index in 0..<count {
  for byte in MarkdownAnswer.bytes(to: mutator.input(index)) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
print("\(count) texts, \(String(hash, radix: 16))")
