import Foundation
import Glibc

/// What a child is at, in a file, so that it is known after its death.
struct Notes {
  var index: Int64 = -1
  var executions: Int64 = 0
  var slowest: Int64 = 0
  var slowestMicroseconds: Int64 = 0
  var peakKilobytes: Int64 = 0

  /// The time of the processor that this process has had, in microseconds.
  static var processorTime: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  static var peak: Int64 {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int64(usage.ru_maxrss)
  }

  func write(to file: Int32) {
    var copy = self
    pwrite(file, &copy, MemoryLayout<Notes>.size, 0)
  }

  init() {}

  init(path: String) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return }
    pread(file, &self, MemoryLayout<Notes>.size, 0)
    close(file)
  }
}
