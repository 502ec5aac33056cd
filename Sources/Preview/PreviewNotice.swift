/// What the server tells the person at the terminal, and its words.
package enum PreviewNotice: Sendable, Equatable {
  case serving(String)
  case portTaken(Int)
  case openToNetwork(hosts: [String])
  case rebuilt(files: Int)
  case notWatched(String, reason: String, isLimit: Bool)

  package var text: String {
    switch self {
    case .serving(let address): address
    case .portTaken(let port): "port \(port) is taken; trying the next"
    case .openToNetwork(let hosts):
      "anybody on this network can read the preview, drafts included, as \(hosts.joined(separator: ", "))"
    case .rebuilt(let files): files == 1 ? "1 file changed" : "\(files) files changed"
    case .notWatched(let folder, let reason, let isLimit):
      "changes in \(folder) won't be seen: \(reason)" + (isLimit ? " (raise fs.inotify.max_user_watches)" : "")
    }
  }
}

/// Why the server can't run.
package enum PreviewFailure: Error, CustomStringConvertible {
  case cannotListen(host: String, port: Int, reason: String)
  case cannotWatch(reason: String)

  package var description: String {
    switch self {
    case .cannotListen(let host, let port, let reason): "can't listen on \(host), port \(port): \(reason)"
    case .cannotWatch(let reason): "can't watch for changes: \(reason)"
    }
  }
}
