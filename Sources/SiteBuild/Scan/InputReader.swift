package import Diagnostics
package import Incremental
package import Limits
import Synchronization

/// The only reader of the site's sources: what is read is checked, fingerprinted and noted in the same step. A build has
/// one of its own, which can tell whether all that it read was there at one time.
package final class InputReader: Sendable {
  private let folder: SourceFolder
  private let log = ReadLog()
  private let held = HeldSources()
  /// The last texts that problems were shown in: several problems of one file follow each other.
  private let excerpts = Mutex<[SourceText]>([])
  private let willLook: (@Sendable (String) -> Void)?

  /// The site's folder, absolute and without links.
  package var root: String { folder.path }

  /// Nil, with a problem, if there is no such folder. `willLook` is told of each path before it is looked at.
  package init?(root: String, willLook: (@Sendable (String) -> Void)? = nil, problems: inout [Problem]) {
    do throws(FileSystem.Failure) {
      folder = try SourceFolder(root)
    } catch {
      problems.append(Problem(BuildProblem.unreadable(reason: error.reason), path: root))
      return nil
    }
    self.willLook = willLook
  }

  /// A text as the rest of the program sees it: valid UTF-8 without byte-order mark, lines ended by LF.
  package struct Text: Sendable {
    package let source: SourceText
    package let fingerprint: Fingerprint
  }

  /// A text that is asked for twice, for its head and then for its body: the first time it is held for the second.
  func textForTwo(_ path: String, problems: inout [Problem]) -> Text? {
    if let text = held.takeText(path) { return text }
    guard let text = text(path, problems: &problems) else { return nil }
    held.hold(text, path)
    return text
  }

  /// Nil, with a problem, if the file isn't there or isn't text. `path` is relative to the site's folder.
  package func text(_ path: String, problems: inout [Problem]) -> Text? {
    guard let (bytes, fingerprint) = contents(path, limit: .textBytes, problems: &problems) else { return nil }
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
    contents(path, limit: limit, problems: &problems)?.bytes
  }

  /// The bytes of a file with their fingerprint.
  func contents(_ path: String, limit: Limit = .fileBytes, problems: inout [Problem])
    -> (bytes: [UInt8], fingerprint: Fingerprint)?
  {
    do throws(FileSystem.Failure) {
      return try look(path, limit: limit)
    } catch {
      problems.append(Problem(problem(error, path, limit), path: path))
      return nil
    }
  }

  /// The bytes of a file that many ask for.
  func contentsForMany(_ path: String, problems: inout [Problem]) -> (bytes: [UInt8], fingerprint: Fingerprint)? {
    guard let file = contents(path, problems: &problems) else { return nil }
    held.hold(file, path)
    return file
  }

  private func problem(_ failure: FileSystem.Failure, _ path: String, _ limit: Limit) -> BuildProblem {
    if failure.isMissing { return .missingFile(path) }
    if failure.leadsOut { return problem(failure, withLink: path) }
    if failure.isTooLarge, let size = try? folder.status(path).size { return .tooLarge(bytes: size, limit: limit.most) }
    return .unreadable(reason: failure.reason)
  }

  /// Why a link can't be followed.
  func problem(_ failure: FileSystem.Failure, withLink path: String) -> BuildProblem {
    failure.leadsOut
      ? .linkLeadsOut(target: folder.target(of: path) ?? "a place that isn't there")
      : failure.isMissing ? .brokenLink(target: "a place") : .unreadable(reason: failure.reason)
  }

  private func look(_ path: String, limit: Limit) throws(FileSystem.Failure) -> (bytes: [UInt8], Fingerprint) {
    if let file = held.file(path) { return file }
    willLook?(path)
    var status: FileSystem.Status?
    do throws(FileSystem.Failure) {
      let file = try folder.opened(path, for: .reading)
      status = try FileSystem.status(file)
      let bytes = try FileSystem.read(file, limit: limit.most)
      let fingerprint = Fingerprint(of: bytes)
      log.note(path, .file, status, .content(fingerprint))
      return (bytes, fingerprint)
    } catch {
      log.note(path, .file, status, .failure(error))
      throw error
    }
  }

  /// Stands for what is in a file that is published as it is, and too large to be read at each build; nil if there is
  /// none.
  func stamp(_ path: String) -> Fingerprint? {
    willLook?(path)
    do throws(FileSystem.Failure) {
      let status = try folder.status(path)
      log.note(path, .status, status, .unread)
      return status.fingerprint
    } catch {
      log.note(path, .status, nil, .failure(error))
      return nil
    }
  }

  /// What is in a text of the site, as far as it was read already.
  func fingerprint(ofText path: String) -> Fingerprint? {
    if case .content(let fingerprint)? = log.sight(path)?.found { return fingerprint }
    var problems: [Problem] = []
    return contents(path, problems: &problems)?.fingerprint
  }

  /// The stamp of a file, as it was when it was looked at.
  func stampAsSeen(_ path: String) -> Fingerprint? { log.sight(path)?.status?.fingerprint ?? stamp(path) }

  /// A file that is read by whoever looks at the finished site; nil if there is none.
  func file(_ path: String) -> SourceFile? { try? SourceFile(folder.opened(path, for: .reading)) }

  /// What an entry of a folder is: a link is one, whatever it leads to.
  func kind(_ path: String) -> FileSystem.Kind? { try? FileSystem.status(root + "/" + path).kind }

  /// The file that a link leads to, relative to the site's folder; nil if it is none.
  func target(ofLink link: String) throws(FileSystem.Failure) -> String? {
    willLook?(link)
    do throws(FileSystem.Failure) {
      let target = try folder.inside(link)
      return try folder.status(link).kind == .file ? target : nil
    } catch {
      log.note(link, .status, nil, .failure(error))
      throw error
    }
  }

  /// What is in a folder and belongs to the site, sorted by bytes.
  func entries(_ path: String) throws(FileSystem.Failure) -> [FileSystem.Entry] {
    willLook?(path)
    do throws(FileSystem.Failure) {
      let (status, entries) = try list(path)
      log.note(path, .folder, status, .content(Self.fingerprint(of: entries)))
      return entries
    } catch {
      log.note(path, .folder, nil, .failure(error))
      throw error
    }
  }

  private func list(_ path: String) throws(FileSystem.Failure) -> (FileSystem.Status, [FileSystem.Entry]) {
    let (status, all) = try folder.entries(path)
    let entries = all.filter { !SourceTree.passesOver($0.name) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return (status, entries)
  }

  private static func fingerprint(of entries: [FileSystem.Entry]) -> Fingerprint {
    var fingerprint = FingerprintBuilder()
    for entry in entries {
      fingerprint.add(entry.name)
      fingerprint.add(Int(entry.kind.rawValue))
    }
    return fingerprint.fingerprint
  }

  /// The source of a problem's excerpt: empty if it can't be read any more.
  func excerptSource(_ path: String) -> SourceText {
    if let known = excerpts.withLock({ $0.first { $0.path == path } }) { return known }
    var ignored: [Problem] = []
    let source = text(path, problems: &ignored)?.source ?? SourceText(path: path, bytes: [])
    excerpts.withLock { $0 = [source] + $0.prefix(7) }
    return source
  }
}

// MARK: One state of the sources

extension InputReader {
  /// What was read differs from what was read before, or can't be told any more.
  func noteUnsteady(_ path: String) { log.noteUnsteady(path) }

  /// The sources that weren't the same all the time since this reader first looked at them.
  func unsteady() async -> [String] {
    held.end()
    return await log.unsteady { path, first in self.again(path, first) }
  }

  private func again(_ path: String, _ first: ReadLog.Sight) -> ReadLog.Sight {
    willLook?(path)
    var now = first
    do throws(FileSystem.Failure) {
      switch first.look {
      case .folder:
        let (status, entries) = try list(path)
        (now.status, now.found) = (status, .content(Self.fingerprint(of: entries)))
      case .status: now.status = try folder.status(path)
      case .file:
        let file = try folder.opened(path, for: .reading)
        now.status = try FileSystem.status(file)
        if now.status == first.status, !first.isFresh { return now }
        now.found = .content(Fingerprint(of: try FileSystem.read(file, limit: Limit.fileBytes.most)))
      }
    } catch {
      now.found = .failure(error)
    }
    return now
  }
}
