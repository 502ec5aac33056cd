import Foundation
import GoldenFiles
import Testing

/// Two processes with other folders, locales, zones and clocks write the same bytes.
@Suite struct DeterminismTests {
  /// The built program lies beside the test bundle.
  static var program: String {
    let arguments = ProcessInfo.processInfo.arguments
    let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("sitegen").path
  }

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> (status: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test func twoProcessesWriteTheSameSite() throws {
    let root = URL(fileURLWithPath: SiteFixture.folder).deletingLastPathComponent().deletingLastPathComponent().path
    let scratch = try ScratchFolder()
    let common = ["build", "--source", root, "--now", "2026-11-01", "--quiet"]
    let first = try Self.run(common + ["--output", scratch.path + "/a"], environment: ["TZ": "UTC", "LC_ALL": "C"])
    let second = try Self.run(
      common + ["--output", scratch.path + "/deep/b"], environment: ["TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8"])
    #expect(first.status == 0, "\(first.output)")
    #expect(second.status == 0, "\(second.output)")
    let files = GoldenFile.files(in: scratch.path + "/a")
    #expect(files.count > 100)
    #expect(files == GoldenFile.files(in: scratch.path + "/deep/b"))
    for file in files {
      let a = FileManager.default.contents(atPath: scratch.path + "/a/" + file)
      let b = FileManager.default.contents(atPath: scratch.path + "/deep/b/" + file)
      #expect(a == b, "\(file)")
    }
  }

  @Test func exitCodesTellUsageFromInput() throws {
    #expect(try Self.run(["build", "--nonsense"]).status == 2)
    #expect(try Self.run(["build", "--now", "someday"]).status == 2)
    for port in ["99999", "-1", "web"] {
      let (status, output) = try Self.run(["serve", "--port=\(port)"])
      #expect(status == 2)
      #expect(output.contains("port"), "\(output)")
    }
    let scratch = try ScratchFolder()
    #expect(try Self.run(["build", "--source", scratch.path]).status == 1)
  }
}
