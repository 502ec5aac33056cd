import Diagnostics
import Limits

extension BuildProblem {
  var severity: Severity {
    switch self {
    case .foreignFile, .linkedFolder, .noFile, .missingAddress, .unpublishedTarget(_, isFuture: false), .coverElsewhere,
      .otherNotation, .missingTarget, .missingAnchor, .missingImage, .missingRelated:
      .warning
    case .unpublishedTarget(_, isFuture: true): .note
    default: .error
    }
  }

  var message: String {
    switch self {
    case .missingFile(let path): "there is no \(path)"
    case .unreadable(let reason): "can't be read: \(reason)"
    case .tooLarge(let bytes, let limit):
      "\(megabytes(bytes)) are more than the \(megabytes(limit)) that a file may have"
    case .notUTF8: "not UTF-8"
    case .nulByte: "the text contains a NUL byte"
    case .linkLeadsOut(let target): "the symbolic link leads out of the folder, to \(target)"
    case .linkedFolder: "a symbolic link to a folder isn't followed"
    case .brokenLink(let target): "the symbolic link leads to \(target), which isn't there"
    case .noFolder(let name): "there is no folder \(name)"
    case .topFolderIsLink: "the folder is a symbolic link, which isn't followed"
    case .noFile: "neither a file nor a folder, so it is left out"
    case .otherNotation(let ending): "a .\(ending) file isn't Markdown, so it is left out"
    case .nameNotUTF8: "the name isn't UTF-8"
    case .nameBeginsWithMark: "the name begins with a combining mark"
    case .sameName(let other): "the name is \"\(other)\" in another Unicode form, so one address would stand for both"
    case .sameAddress(let address, let other): "would be published at /\(address), where \(other) is"
    case .unsafeOutput(let path): "would be published at \"\(path)\", which isn't a place of the site"
    case .tooLongOutput(let path): "would be published at a name longer than 255 bytes: \(path.prefix(60))…"
    case .outputNotOurs: "the folder holds files that sitegen didn't write"
    case .outputHoldsSource: "the output folder can't hold the site's own sources"
    case .outputIsNoFolder: "isn't a folder"
    case .writeFailed(let failure): "can't be written: \(failure.reason)"
    case .interrupted(let failure):
      "the update of the folder was interrupted, some of its files are new and some old: \(failure.reason)"
    case .inTheWay: "sitegen didn't write this, and a file of the site belongs here"
    case .foreignUpdate(let name): "the folder holds an update in \(name) that sitegen can't have written"
    case .busy: "another build is writing to this folder"
    case .unsteady: "changed while the site was built, each time the build began again"
    case .missingTarget(let path, _): "the link leads to \"\(path)\", which isn't there"
    case .unpublishedTarget(let path, _):
      "the link leads to \(path), which isn't published yet; its text is shown without it"
    case .missingAddress(let path): "the link leads to \(path), which sitegen doesn't write"
    case .missingAnchor(let anchor, let page, _): "there is no part \"#\(anchor)\" in \(page)"
    case .missingImage(let path): "there is no image \"\(path)\""
    case .coverElsewhere(let path): "the cover \"\(path)\" isn't a file of the site, so none is shown"
    case .missingRelated(let path, _): "there is no article \"\(path)\""
    case .tooManyCharts: "more than \(Limit.chartsOfText.most) charts in one text"
    case .foreignFile: "sitegen didn't write this file; it is kept"
    }
  }

  var suggestion: Suggestion? {
    switch self {
    case .notUTF8: .advice("save it as UTF-8")
    case .outputNotOurs: .advice("choose another folder, or empty this one")
    case .interrupted: .advice("make room; the next build completes it")
    case .inTheWay: .advice("move it away")
    case .foreignUpdate(let name): .advice("delete \(name) in it")
    case .busy: .advice("wait until it ends")
    case .unsteady: .advice("build again when it keeps still")
    case .nameNotUTF8, .nameBeginsWithMark, .sameName: .advice("rename it")
    case .otherNotation: .advice("make it a .md file, or move it out of Content")
    case .noFolder(let name): .advice("make it, and write \(name)/articles/first.md")
    case .topFolderIsLink: .advice("put the folder itself here, or name its site with --source")
    case .coverElsewhere: .advice("put the picture beside the text")
    case .sameAddress: .advice("change a slug or a date")
    case .missingTarget(_, let near), .missingRelated(_, let near): near.map(Suggestion.spelling)
    case .missingAnchor(let anchor, _, let known): Suggestion(nearest: anchor, among: known)
    default: nil
    }
  }

  private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 524_288) / 1_048_576
    return "\(tenths / 10).\(tenths % 10) MiB"
  }
}
