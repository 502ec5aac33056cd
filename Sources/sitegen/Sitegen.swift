import ArgumentParser

@main
struct Sitegen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Publishes an archive of articles: Markdown and data in, a finished site out.",
    subcommands: [ChartCommand.self]
  )
}
