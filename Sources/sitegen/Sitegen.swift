import ArgumentParser
import Foundation

@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Publishes an archive of articles: Markdown and data in, a finished site out.",
    subcommands: [BuildCommand.self, ServeCommand.self, ChartCommand.self, MarkdownCommand.self]
  )

  /// Exits with 0, with 1 for an error in the input, with 2 for one in the call.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }
}
