import Limits

/// The site's folder, held open: its files are looked up from it, whatever it is called meanwhile.
///
/// Nothing outside of it is ever opened. Links are followed by nobody but `opened`, which finds out where one leads and
/// opens that without following any: a link that changes in between leads nowhere.
package final class SourceFolder: Sendable {
  /// Absolute and without links.
  let path: String
  private let descriptor: FileSystem.Descriptor

  /// Nil if there is no such folder.
  package convenience init?(at path: String) {
    do throws(FileSystem.Failure) { try self.init(path) } catch { return nil }
  }

  /// The bytes of a file; nil if there is none, it is too large, or its path leads out of the folder.
  package func bytes(_ file: String) -> [UInt8]? {
    do throws(FileSystem.Failure) {
      return try FileSystem.read(try opened(file, for: .reading), limit: Limit.fileBytes.most)
    } catch {
      return nil
    }
  }

  init(_ path: String) throws(FileSystem.Failure) {
    self.path = try FileSystem.realPath(path)
    descriptor = try FileSystem.open(self.path, for: .folder)
  }

  /// A file or folder below this one. A link leads to what it names if that is in the same folder of the site
  /// (`Content`, `Templates`), and nowhere else.
  func opened(_ file: String, for use: FileSystem.Use) throws(FileSystem.Failure) -> FileSystem.Descriptor {
    do throws(FileSystem.Failure) {
      return try FileSystem.open(file, beneath: descriptor, for: use)
    } catch {
      guard error.leadsOut else { throw error }
    }
    return try FileSystem.open(try inside(file), beneath: descriptor, for: use)
  }

  /// The absolute path that a path with links leads to; nil if that isn't there.
  func target(of file: String) -> String? { try? FileSystem.realPath(path + "/" + file) }

  /// The same relative to this folder.
  func inside(_ file: String) throws(FileSystem.Failure) -> String {
    let target = try FileSystem.realPath(path + "/" + file)
    let top = file.utf8.firstIndex(of: UInt8(ascii: "/")).map { "/" + file[..<$0] } ?? ""
    guard target.utf8.starts(with: "\(path)\(top)/".utf8) else { throw .outside }
    return String(target.utf8.dropFirst(path.utf8.count + 1)) ?? ""
  }

  /// Of what a path leads to.
  func status(_ file: String) throws(FileSystem.Failure) -> FileSystem.Status {
    try FileSystem.status(try opened(file, for: .status))
  }

  func entries(_ folder: String) throws(FileSystem.Failure) -> (FileSystem.Status, [FileSystem.Entry]) {
    let open = try FileSystem.open(folder, beneath: descriptor, for: .folder)
    let status = try FileSystem.status(open)
    return (status, try FileSystem.entries(of: open))
  }
}
