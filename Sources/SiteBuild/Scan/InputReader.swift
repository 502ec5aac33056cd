package import Diagnostics
package import Incremental
package import Limits

/// The only reader of the site's sources: what is read is checked and fingerprinted in the same step.
package struct InputReader: Sendable {
  /// The site's folder, absolute and without links.
  package let root: String

  /// Nil, with a problem, if there is no such folder.
  package init?(root: String, problems: inout [Problem]) {
    do throws(FileSystem.Failure) {
      self.root = try FileSystem.realPath(root)
    } catch {
      problems.append(Problem(BuildProblem.unreadable(reason: error.reason), path: root))
      return nil
    }
  }

  /// A text as the rest of the program sees it: valid UTF-8 without byte-order mark, lines ended by LF.
  package struct Text: Sendable {
    package let source: SourceText
    package let fingerprint: Fingerprint
  }

  /// Nil, with a problem, if the file isn't there or isn't text. `path` is relative to the site's folder.
  package func text(_ path: String, problems: inout [Problem]) -> Text? {
    guard let bytes = bytes(path, limit: .textBytes, problems: &problems) else { return nil }
    let fingerprint = Fingerprint(of: bytes)
    if let offset = UTF8Check.firstInvalid(bytes) {
      let source = SourceText(path: path, bytes: bytes[...])
      problems.append(Problem(BuildProblem.notUTF8, in: source, at: source.position(at: offset)))
      return nil
    }
    let text = LineEnds.normalized(bytes)
    let source = SourceText(path: path, bytes: text[...])
    if let offset = text.firstIndex(of: 0) {
      problems.append(Problem(BuildProblem.nulByte, in: source, at: source.position(at: offset)))
      return nil
    }
    return Text(source: source, fingerprint: fingerprint)
  }

  /// The bytes of a file as they are.
  package func bytes(_ path: String, limit: Limit = .fileBytes, problems: inout [Problem]) -> [UInt8]? {
    do throws(FileSystem.Failure) {
      let full = root + "/" + path
      let status = try FileSystem.status(full)
      if status.kind == .file, status.size > limit.most {
        problems.append(Problem(BuildProblem.tooLarge(bytes: status.size, limit: limit.most), path: path))
        return nil
      }
      return try FileSystem.read(full, limit: limit.most)
    } catch {
      problems.append(
        Problem(error.isMissing ? BuildProblem.missingFile(path) : .unreadable(reason: error.reason), path: path))
      return nil
    }
  }

  /// Stands for what is in a file that is published as it is, and too large to be read at each build; nil if there is
  /// none.
  func stamp(_ path: String) -> Fingerprint? {
    guard let status = try? FileSystem.status(FileSystem.realPath(root + "/" + path)) else { return nil }
    var fingerprint = FingerprintBuilder()
    fingerprint.add(status.size)
    fingerprint.add(status.stamp.modified)
    fingerprint.add(Int(bitPattern: UInt(status.stamp.node)))
    fingerprint.add(status.changed)
    return fingerprint.fingerprint
  }

  /// The source of a problem's excerpt: empty if it can't be read any more.
  func excerptSource(_ path: String) -> SourceText {
    var ignored: [Problem] = []
    return text(path, problems: &ignored)?.source ?? SourceText(path: path, bytes: [])
  }
}

enum UTF8Check {
  /// The offset of the first byte that isn't UTF-8; nil if all are.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}

enum LineEnds {
  /// Without byte-order mark; CRLF and lone CR become LF.
  static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.contains(0x0D) else { return start == 0 ? bytes : Array(bytes[start...]) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0D {
        out.append(0x0A)
        if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      } else {
        out.append(bytes[index])
      }
      index += 1
    }
    return out
  }
}
