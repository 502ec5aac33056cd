import Limits
import Mustache

/// What one page may still put out: lists in lists in lists come to more than any machine has.
final class PageBudget {
  /// What finding out about a name counts for, in bytes: about what it takes.
  private static let lookup = 64
  private var left = Limit.pageBytes.most
  /// The bytes of the largest section of each name.
  private let sections: [String: Int]
  /// The name that was one too many.
  private(set) var exceeding: String?

  init(sections: [String: Int]) { self.sections = sections }

  /// The value, for the engine; nil if the page can't have any more.
  func spend(on value: TemplateValue, named name: String) -> Any? {
    switch value {
    case .text(let text), .html(let text): left -= Self.lookup + text.utf8.count
    case .list(let records):
      let (cost, isTooMuch) = records.count.multipliedReportingOverflow(by: Self.lookup + (sections[name] ?? 0))
      left = isTooMuch ? -1 : left - cost
    case .record, .flag, .none: left -= Self.lookup
    }
    guard left > 0 else {
      left = 0
      exceeding = exceeding ?? name
      return nil
    }
    return value.mustache(self)
  }
}

/// Asked last for every name, so a name it doesn't know is known nowhere.
final class RootAdapter: MustacheParent, MustacheCustomRenderable {
  private let record: any TemplateRecord
  let budget: PageBudget
  private(set) var unknown: Set<String> = []

  init(_ record: any TemplateRecord, budget: PageBudget) {
    self.record = record
    self.budget = budget
  }

  var renderText: String { "" }
  var isNull: Bool { false }

  func child(named name: String) -> Any? {
    guard let value = record.value(named: name) else {
      unknown.insert(name)
      return nil
    }
    return budget.spend(on: value, named: name)
  }
}

/// A class, because the engine copies its contexts at every tag, and a reference is copied at once.
private final class RecordAdapter: MustacheParent, MustacheCustomRenderable {
  private let record: any TemplateRecord
  private let budget: PageBudget

  init(record: any TemplateRecord, budget: PageBudget) {
    self.record = record
    self.budget = budget
  }

  var renderText: String { "" }
  var isNull: Bool { false }

  func child(named name: String) -> Any? { record.value(named: name).flatMap { budget.spend(on: $0, named: name) } }
}

private struct NoValue: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Tells the engine at its first question what it would otherwise find out by reflection: its text, and that no name
/// stands for anything in it.
private struct Text: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { false }

  func child(named: String) -> Any? { nil }
}

extension TemplateValue {
  fileprivate func mustache(_ budget: PageBudget) -> Any {
    switch self {
    case .text(let text), .html(let text): Text(renderText: text)
    case .flag(let flag): flag
    case .record(let record): RecordAdapter(record: record, budget: budget)
    case .list(let records): records.map { RecordAdapter(record: $0, budget: budget) }
    case .none: NoValue()
    }
  }
}
