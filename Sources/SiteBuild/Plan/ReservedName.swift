/// What a build itself puts into the output folder.
enum ReservedName {
  /// The list of the files that are the site's.
  static let manifest = ".sitegen-manifest"
  /// The folder of an update in place.
  static let update = ".sitegen-update"
}
