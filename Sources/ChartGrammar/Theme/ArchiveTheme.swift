import ChartData

/// The archive's look.
enum ArchiveTheme {
  static func config(language: String) -> Config { VegaTheme.config }
}
