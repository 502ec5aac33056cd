import Content
import Diagnostics
import Incremental
import Templating

/// What loading leaves to the next build.
struct LoadMemory: Sendable {
  /// The front matter of each text, by source path.
  var texts: [String: TextMemory] = [:]
  /// Of the files of `texts` that could be read.
  var fingerprints: [String: Fingerprint] = [:]
  var archive = Remembered<AssembledArchive>()
  var templates = Remembered<TemplateLibrary>()
  /// Texts whose front matter the last build read.
  var parsed = 0
}

/// The articles that are published, and the paths of those that aren't, with the reason.
struct AssembledArchive: Sendable {
  let archive: Archive
  let unpublished: [String: LeftOut.Reason]
  let leftOut: LeftOut
  /// All names of keys of the authors' own.
  let paramNames: Set<String>
}
