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
  case noContent
  case sameAddress(String, other: String)
  case unsafeOutput(String)
  case tooLongOutput(String)
  case outputNotOurs
  case outputHoldsSource
  case outputIsNoFolder
  case writeFailed(reason: String)
  case busy
  case changedDuringBuild
  case missingTarget(String, near: String?)
  /// An address of the site that isn't planned; something else may serve it.
  case missingAddress(String)
  /// A draft, or an article dated later than now.
  case unpublishedTarget(String)
  case missingAnchor(String, in: String, known: [String])
  case missingImage(String)
  case missingRelated(String, near: String?)
  case foreignFile
}
