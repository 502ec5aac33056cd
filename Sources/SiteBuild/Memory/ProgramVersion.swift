import Formulas
import Incremental

/// The running program and its libraries: what another one found out isn't trusted.
enum ProgramVersion {
  static var fingerprint: Fingerprint {
    var fingerprint = FingerprintBuilder()
    let maps = (try? FileSystem.readAll("/proc/self/maps")) ?? []
    let files = Set(
      String(decoding: maps, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
        // Address, permissions, …, path: only what is run, not files that are read this way.
        let isCode = line.split(separator: " ", maxSplits: 2).dropFirst().first?.contains("x") ?? false
        return isCode ? line.firstIndex(of: "/").map { String(line[$0...]) } : nil
      })
    for file in files.sorted() + [CommandLine.arguments.first ?? "", FormulaRenderer.library] {
      fingerprint.add(file)
      let status = try? FileSystem.status(file)
      fingerprint.add(status?.size ?? -1)
      fingerprint.add(status?.stamp.modified ?? -1)
    }
    return fingerprint.fingerprint
  }
}
