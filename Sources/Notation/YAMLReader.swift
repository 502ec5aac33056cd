package import Diagnostics
import Limits
import Yams

/// YAML → `Node`, through Yams with its basic resolver. Scalars are typed by the core schema of YAML 1.2 (section
/// 10.3), so `yes`, `on` and `2026-01-03` stay text.
package enum YAMLReader {
  static let maximumDepth = Limit.notationLevels.most

  /// The value of a document; nil, with problems, if it can't be read. An empty document is null.
  package static func read(_ source: SourceText, problems: inout [Problem]) -> Node? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let excess = source.bytes.withUnsafeBufferPointer { YAMLDepth.excess(in: $0, most: maximumDepth) }
    if let excess {
      let place = source.position(at: excess)
      problems.append(Problem(NotationProblem.tooDeep(limit: maximumDepth), in: source, at: place))
      return nil
    }
    do {
      let parser = try Parser(yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        return Node(.null, at: source.position(line: 1, column: 1))
      }
      var builder = YAMLNodeBuilder(source: source, mayAlias: text.utf8.contains(UInt8(ascii: "*")))
      let node = builder.node(root)
      problems += builder.problems
      return builder.problems.isEmpty ? node : nil
    } catch let error as YamlError {
      problems.append(problem(error, in: source))
    } catch {
      problems.append(Problem(NotationProblem.syntax(format: "YAML", detail: "\(error)"), in: source, at: nil))
    }
    return nil
  }

  private static func problem(_ error: YamlError, in source: SourceText) -> Problem {
    func at(_ mark: Mark) -> Position { source.position(line: mark.line, column: mark.column) }
    func syntax(_ context: YamlError.Context?, _ detail: String, _ mark: Mark) -> Problem {
      let text = String(decoding: source.bytes, as: UTF8.self)
      if let mistake = YAMLMistake.find(in: text, upTo: mark.line) {
        let place = source.position(line: mistake.line, column: mistake.column)
        return Problem(mistake.problem, in: source, at: place)
      }
      if detail.contains("tab character") || detail.contains("cannot start any token") && hasTab(text, mark.line) {
        return Problem(NotationProblem.tabIndentation, in: source, at: at(mark))
      }
      let full = context.map { "\(detail) \($0.text)" } ?? detail
      return Problem(NotationProblem.syntax(format: "YAML", detail: full), in: source, at: at(mark))
    }
    func hasTab(_ text: String, _ line: Int) -> Bool {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.indices.contains(line - 1) && lines[line - 1].contains("\t")
    }
    switch error {
    case .scanner(let context, let detail, let mark, _), .parser(let context, let detail, let mark, _),
      .composer(let context, let detail, let mark, _):
      return syntax(context, detail, mark)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let place = KeyFinder.second(key, in: source, from: at(context.mark)) ?? at(context.mark)
      return Problem(NotationProblem.duplicateKey(key), in: source, at: place)
    case .reader(let detail, let offset, _, _):
      return Problem(
        NotationProblem.syntax(format: "YAML", detail: detail), in: source, at: source.position(at: offset ?? 0))
    default:
      return Problem(NotationProblem.syntax(format: "YAML", detail: "\(error)"), in: source, at: nil)
    }
  }
}

/// Turns Yams' nodes into ours, counting what aliases expand to (a few hundred bytes can stand for billions of values).
private struct YAMLNodeBuilder {
  let source: SourceText
  let mayAlias: Bool
  var count = 0
  var problems: [Problem] = []

  init(source: SourceText, mayAlias: Bool) {
    self.source = source
    self.mayAlias = mayAlias
  }

  mutating func node(_ node: Yams.Node) -> Node {
    let place =
      node.mark.map { source.position(line: $0.line, column: $0.column) } ?? source.position(line: 1, column: 1)
    count += 1
    let limit = mayAlias ? Limit.yamlAliasValues.most : Limit.yamlValues.most
    guard count <= limit else {
      if problems.isEmpty {
        problems.append(Problem(NotationProblem.tooManyValues(limit: limit), in: source, at: place))
      }
      return Node(.null, at: place)
    }
    switch node {
    case .scalar(let scalar): return Node(YAMLScalar.content(scalar), at: place)
    case .sequence(let sequence):
      var elements: [Node] = []
      for element in sequence where problems.isEmpty { elements.append(self.node(element)) }
      return Node(.sequence(elements), at: place)
    case .mapping(let mapping):
      var entries: [Node.Entry] = []
      for (key, value) in mapping where problems.isEmpty {
        let keyNode = self.node(key)
        guard let text = keyNode.scalarText ?? (keyNode.isNull ? "null" : nil) else {
          problems.append(Problem(NotationProblem.keyIsNotText, in: source, at: keyNode.position))
          continue
        }
        entries.append(.init(key: text, keyPosition: keyNode.position, value: self.node(value)))
      }
      return Node(.mapping(entries), at: place)
    case .alias: return Node(.null, at: place)
    }
  }
}

enum YAMLScalar {
  static func content(_ scalar: Yams.Node.Scalar) -> Node.Content {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return number(text).map { .number($0, text: text) } ?? .string(text)
    }
  }

  /// Decimal, `0x` and `0o` integers and floats of the core schema; nil for anything else.
  static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): break
    default: return nil
    }
    if text.hasPrefix("0x") { return whole(text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return whole(text.dropFirst(2), radix: 8) }
    switch text {
    case ".inf", "+.inf": return .infinity
    case "-.inf": return -.infinity
    case ".nan": return .nan
    default: break
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default: return nil
      }
    }
    return Double(text)
  }

  private static func whole(_ digits: Substring, radix: Int) -> Double? {
    guard !digits.isEmpty else { return nil }
    var value = 0.0
    for digit in digits {
      guard digit.isASCII, let number = digit.hexDigitValue, number < radix else { return nil }
      value = value * Double(radix) + Double(number)
    }
    return value
  }
}
