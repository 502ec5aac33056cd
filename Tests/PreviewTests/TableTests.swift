import Testing

@testable import Preview

@Suite struct TableTests {
  @Test func pathsStayInTheSite() async throws {
    try await Table.check("paths.txt") { path in
      switch RequestTarget(path) {
      case .file(let file): file
      case .refused: "refused"
      }
    }
  }

  @Test func onlyThisServersNamesAreAnswered() async throws {
    let hosts = HostPolicy(serving: "127.0.0.1", others: ["preview.example", "fd00::1"])
    try await Table.check("hosts.txt") { hosts.allows(host: $0) ? "yes" : "no" }
    #expect(!hosts.allows(host: nil))
    #expect(!hosts.allows(host: ""))
  }

  @Test func eventsAreForThisServersPages() async throws {
    let hosts = HostPolicy(serving: "127.0.0.1")
    try await Table.check("origins.txt") { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " }.prefix { $0 != " " })
      }
      let (origin, site) = (parts[1].isEmpty ? nil : parts[1], parts[2].isEmpty ? nil : parts[2])
      return hosts.allows(origin: origin, fetchSite: site, host: parts[0]) ? "yes" : "no"
    }
  }

  @Test func rangesAreThoseOfTheStandard() async throws {
    try await Table.check("ranges.txt") { header in
      switch ByteRange(header, size: 1000) {
      case .whole: "everything"
      case .part(let range): "\(range.lowerBound)-\(range.upperBound - 1)"
      case .unsatisfiable: "416"
      }
    }
    #expect(ByteRange(nil, size: 10) == .whole)
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
  }

  @Test func pagesAreFollowedWhereItIsClear() async throws {
    try await Table.check("moves.txt") { line in
      let sides = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").map(String.init)
      }
      let moves = PageMoves.moves(removed: sides[0], created: sides[1])
      return moves.isEmpty ? "nowhere" : moves.map { "\($0.from) => \($0.to)" }.joined(separator: ", ")
    }
  }
}
