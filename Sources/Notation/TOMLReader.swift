package import Diagnostics
import TOMLKit

/// TOML 1.0 → `Node`, through TOMLKit. The library doesn't say where a value stands, so `TOMLPlaces` finds the keys.
package enum TOMLReader {
  package static func read(_ source: SourceText, problems: inout [Problem]) -> Node? {
    let lines = source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let deep = lines.firstIndex(where: isDeepKey) {
      let place = source.position(line: deep + 1, column: 1)
      problems.append(Problem(NotationProblem.tooDeep(limit: YAMLReader.maximumDepth), in: source, at: place))
      return nil
    }
    do {
      let table = try TOMLTable(string: String(decoding: source.bytes, as: UTF8.self))
      let places = TOMLPlaces(source)
      return Node(.mapping(entries(table, path: [], places)), at: source.position(line: 1, column: 1))
    } catch let error as TOMLParseError {
      let place = source.position(line: max(1, error.source.begin.line), column: max(1, error.source.begin.column))
      problems.append(Problem(NotationProblem.syntax(format: "TOML", detail: error.description), in: source, at: place))
    } catch {
      problems.append(Problem(NotationProblem.syntax(format: "TOML", detail: "\(error)"), in: source, at: nil))
    }
    return nil
  }

  /// A header or a dotted key with more parts than any author writes; the library's time grows with their square.
  private static func isDeepKey(_ line: ArraySlice<UInt8>) -> Bool {
    let isHeader = line.first == UInt8(ascii: "[")
    guard isHeader || line.contains(UInt8(ascii: "=")) else { return false }
    let key = isHeader ? line : line.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\"") }
    return key.count { $0 == UInt8(ascii: ".") } > YAMLReader.maximumDepth
  }

  private static func entries(_ table: TOMLTable, path: [String], _ places: TOMLPlaces) -> [Node.Entry] {
    let entries = table.map { key, value in
      let full = path + [key]
      return Node.Entry(
        key: key, keyPosition: places.key(full), value: node(value.tomlValue, path: full, places))
    }
    // toml++ sorts its tables; readers expect the order written.
    return entries.sorted { ($0.keyPosition, $0.key) < ($1.keyPosition, $1.key) }
  }

  private static func node(_ value: TOMLValue, path: [String], _ places: TOMLPlaces) -> Node {
    let place = places.value(path)
    if let table = value.table { return Node(.mapping(entries(table, path: path, places)), at: place) }
    if let array = value.array {
      return Node(.sequence(array.map { node($0.tomlValue, path: path, places) }), at: place)
    }
    if let string = value.string { return Node(.string(string), at: place) }
    if let bool = value.bool { return Node(.bool(bool), at: place) }
    if let int = value.int { return Node(.number(Double(int), text: String(int)), at: place) }
    if let double = value.double { return Node(.number(double, text: String(double)), at: place) }
    if let moment = value.dateTime { return Node(.string(text(of: moment)), at: place) }
    return Node(.string(value.debugDescription), at: place)
  }

  /// As RFC 3339 writes it; a local date-time stays without a zone (the library's own text gives it UTC).
  private static func text(of moment: TOMLDateTime) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(moment.time.hour)):\(two(moment.time.minute)):\(two(moment.time.second))"
    let text = "\(moment.date.year)-\(two(moment.date.month))-\(two(moment.date.day))T\(time)"
    guard let minutes = moment.offset?.offset else { return text }
    return text + (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
  }
}

/// Where the keys of a TOML text stand, by dotted path. Inline tables take the place of their key.
private struct TOMLPlaces {
  private var keys: [[String]: (key: Position, value: Position)] = [:]
  private let start: Position

  init(_ source: SourceText) {
    start = source.position(line: 1, column: 1)
    var table: [String] = []
    var number = 0
    for line in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let text = String(decoding: line, as: UTF8.self)
      let indent = text.prefix { $0 == " " || $0 == "\t" }.count
      let body = text.dropFirst(indent)
      if body.hasPrefix("[") {
        table = Self.path(body.prefix { $0 != "]" }.drop { $0 == "[" })
        let place = source.position(line: number, column: indent + 1)
        if keys[table] == nil { keys[table] = (place, place) }
      } else if let equals = body.firstIndex(of: "="), !body.hasPrefix("#") {
        let path = table + Self.path(body[..<equals])
        let value = body[body.index(after: equals)...]
        let column = indent + body.distance(from: body.startIndex, to: equals) + 2 + value.prefix { $0 == " " }.count
        if keys[path] == nil {
          keys[path] = (
            source.position(line: number, column: indent + 1), source.position(line: number, column: column)
          )
        }
      }
    }
  }

  private static func path(_ text: some StringProtocol) -> [String] {
    text.split(separator: ".").map { part in
      let word = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      return String(word).filter { $0 != "\"" && $0 != "'" }
    }
  }

  func key(_ path: [String]) -> Position { found(path)?.key ?? start }
  func value(_ path: [String]) -> Position { found(path)?.value ?? start }

  /// The key itself, or the nearest table that it stands in.
  private func found(_ path: [String]) -> (key: Position, value: Position)? {
    var path = path[...]
    while !path.isEmpty {
      if let place = keys[Array(path)] { return place }
      path = path.dropLast()
    }
    return nil
  }
}
