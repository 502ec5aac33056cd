import Diagnostics

/// What can go wrong between the disk and the site. Wording is in `BuildProblem+Wording.swift`.
enum BuildProblem: ProblemFact {
  case missingFile(String)
  case unreadable(reason: String)
  case tooLarge(bytes: Int, limit: Int)
  case notUTF8
  case nulByte
  case linkLeadsOut(target: String)
  case linkedFolder
  case brokenLink(target: String)
  case noFolder(String)
  /// `Content` or `Templates` itself.
  case topFolderIsLink
  /// Neither a file nor a folder.
  case noFile
  /// A file or folder whose name isn't text.
  case nameNotUTF8
  /// A text that isn't Markdown.
  case otherNotation(ending: String)
  case nameBeginsWithMark
  /// Another name in the same folder that is the same text in another Unicode form.
  case sameName(String)
  case sameAddress(String, other: String)
  case unsafeOutput(String)
  case tooLongOutput(String)
  case outputNotOurs
  case outputHoldsSource
  case outputIsNoFolder
  case writeFailed(FileSystem.Failure)
  /// The output folder is new in part.
  case interrupted(FileSystem.Failure)
  /// A file or folder of somebody else's where one of the site's belongs.
  case inTheWay
  /// A list of files that leads out of the output folder, or isn't one of ours.
  case foreignUpdate(String)
  case busy
  /// A source that was another each time the build began again.
  case unsteady
  case missingTarget(String, near: String?)
  /// An address of the site that isn't planned; something else may serve it.
  case missingAddress(String)
  /// A draft, or an article dated later than now.
  case unpublishedTarget(String, isFuture: Bool)
  case missingAnchor(String, in: String, known: [String])
  case missingImage(String)
  /// A cover that isn't a file of the site.
  case coverElsewhere(String)
  case missingRelated(String, near: String?)
  case foreignFile
  case tooManyCharts
}

extension BuildProblem {
  init(publishing failure: FileSystem.Failure) {
    self = failure.isHalfway ? .interrupted(failure) : failure.isInTheWay ? .inTheWay : .writeFailed(failure)
  }
}
