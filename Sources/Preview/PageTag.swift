import Incremental

/// Stands for what a page shows, so that an open page can tell whether it is still the newest.
enum PageTag {
  static func tag(of page: [UInt8]) -> String { Fingerprint(of: page).description }
}
