import ArgumentParser
import Diagnostics
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
    StandardStreams.prepare()
    Threads.check()
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
      // It repeats what was written in the call.
      let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
      Console(showsProgress: false).error(lines.map { VisibleText.escaped(String($0)) }.joined(separator: "\n"))
      Foundation.exit(2)
    }
  }
}

private enum Threads {
  /// All work is done on threads; where the system refuses to make one it would be waited for without end.
  static func check() {
    var thread = pthread_t()
    let failure = pthread_create(&thread, nil, { _ in nil }, nil)
    guard failure != 0 else {
      pthread_join(thread, nil)
      return
    }
    Console(showsProgress: false).error("error: no thread can be made: \(String(cString: strerror(failure)))")
    Foundation.exit(1)
  }
}

private enum StandardStreams {
  /// A stream that is closed would lend its number to the next file that is opened, which messages would then be written
  /// into; a reader that is gone would end the program in the middle of its work.
  static func prepare() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
    signal(SIGPIPE, SIG_IGN)
  }
}
