import ArgumentParser
import ChartGrammar
import Diagnostics
import Foundation
import Notation
import SiteBuild

/// `sitegen chart`: one specification to one SVG file.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart", abstract: "Draws a Vega-Lite specification (JSON or YAML) as SVG.")

  @Argument(help: "The specification: a .json, .yaml or .yml file, or - for standard input.")
  var specification: String

  @Option(name: .shortAndLong, help: "Where the SVG goes; standard output if not given.")
  var output: String?

  @Option(help: "vega (plain Vega-Lite) or archive (the site's look).")
  var theme: Theme = .archive

  @Option(
    name: .customLong("data-root"),
    help: "The folder that data addresses start from; they lead no further up. Default: the specification's.")
  var dataRoot: String?

  @Option(help: "Outer width in CSS pixels (archive theme).")
  var width: Double?

  @Option(help: "Language of numbers, dates and the description, such as zh-Hans or en.")
  var language = "en"

  enum Theme: String, ExpressibleByArgument, CaseIterable { case vega, archive }

  func run() throws {
    let bytes = try read()
    let source = SourceText(path: specification == "-" ? "stdin" : specification, bytes: bytes[...])
    var problems: [Problem] = []
    var result = JSONOrYAMLReader.read(source, problems: &problems).map {
      ChartCompiler.compile($0, in: source, options: options)
    }
    problems += result?.problems ?? []
    let console = Console(showsProgress: false)
    for problem in problems { console.error(problem.text) }
    guard let drawing = result?.drawings.first, !problems.contains(where: { $0.severity == .error }) else {
      throw ExitCode(1)
    }
    result = nil
    let svg = drawing.svg + Array("\n".utf8)
    if let output { try Data(svg).write(to: URL(fileURLWithPath: output)) } else { try Console.output(svg) }
  }

  private func read() throws -> [UInt8] {
    if specification == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: specification) else {
      throw ValidationError("no file \"\(specification)\"")
    }
    return [UInt8](data)
  }

  private var options: ChartOptions {
    let folder = specification == "-" ? "." : URL(fileURLWithPath: specification).deletingLastPathComponent().path
    let roots = [dataRoot, folder].compactMap { $0 }.compactMap { path in
      SourceFolder(at: path).map { (path: path, folder: $0) }
    }
    return ChartOptions(
      theme: theme == .vega ? .vega : .archive, language: language, widths: width.map { [$0] },
      loadData: { url in
        for root in roots {
          if let bytes = root.folder.bytes(url) { return ChartDataFile(path: root.path + "/" + url, bytes: bytes) }
        }
        return nil
      })
  }
}
