import Foundation
import Glibc

/// Runs inputs one after the other until time is up, or one takes too much.
struct FuzzChild {
  let target: FuzzTarget
  let limits: FuzzLimits
  let notesPath: String

  /// Ends with a line `find INDEX what` for a fault that needs a new child, or `done`.
  func run(seed: UInt64, from start: Int, seconds: Double) {
    let file = open(notesPath, O_WRONLY | O_CREAT, 0o600)
    let mutator = Mutator(target, seed: seed)
    let end = Date().addingTimeInterval(seconds)
    var notes = Notes()
    var index = start
    while Date() < end {
      let input = mutator.input(index)
      notes.index = Int64(index)
      notes.write(to: file)
      let fault = fault(in: input, &notes)
      notes.executions += 1
      if let fault {
        notes.write(to: file)
        print("find \(index) \(fault.replacing("\n", with: "⏎").prefix(300))")
        return
      }
      index += 1
    }
    notes.write(to: file)
    print("done")
  }

  /// Runs one input; nil if nothing is wrong.
  func fault(in input: [UInt8], _ notes: inout Notes) -> String? {
    let start = Notes.processorTime
    let fault = target.run(input)
    let time = Notes.processorTime - start
    if time > notes.slowestMicroseconds {
      notes.slowestMicroseconds = time
      notes.slowest = notes.index
    }
    notes.peakKilobytes = Notes.peak
    if let fault { return fault }
    if Double(time) / 1e6 > limits.seconds { return "slow: \(time / 1000) ms" }
    if notes.peakKilobytes > Int64(limits.megabytes) * 1024 { return "memory: \(notes.peakKilobytes / 1024) MB" }
    return nil
  }
}
