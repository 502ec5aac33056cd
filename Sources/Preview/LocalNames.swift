import Foundation
import NIOCore

/// The names and addresses under which other machines of the network find this one.
enum LocalNames {
  static func all() -> [String] {
    let devices = (try? System.enumerateDevices()) ?? []
    let addresses = devices.compactMap { $0.address?.ipAddress }.filter { !$0.hasPrefix("127.") && $0 != "::1" }
    let name = ProcessInfo.processInfo.hostName
    return Array(Set(addresses)).sorted() + (name.isEmpty || name == "localhost" ? [] : [name, name + ".local"])
  }
}
