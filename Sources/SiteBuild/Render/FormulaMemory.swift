package import Formulas
package import Incremental
import Synchronization

/// Formulas that were drawn before, in this build or an earlier one, by their text: the same text is always the same
/// MathML. What an earlier process left is read a segment at a time, when a formula of it is asked for: a build without
/// formulas reads nothing, and doesn't wake KaTeX.
final class FormulaMemory: Sendable {
  /// What keeps formulas between two processes.
  struct Keeper: Sendable {
    /// The segment that a formula is in, by its key.
    var segment: @Sendable (String) -> Int
    /// All formulas of a segment; none if they can't be read: then they are drawn again.
    var formulas: @Sendable (Int) -> [(String, Formula)]
  }

  private struct State {
    var drawn: [String: Formula] = [:]
    var read: Set<Int> = []
    var new: [String] = []
    /// How many may be kept before those that no text has are forgotten.
    var most = 1000
  }

  private let state = Mutex(State())
  private let keeper: Keeper?

  init(keeper: Keeper? = nil) { self.keeper = keeper }

  static func key(_ tex: String, isDisplay: Bool) -> String { (isDisplay ? "$$" : "$") + tex }

  func formula(_ tex: String, isDisplay: Bool) -> Formula {
    let key = Self.key(tex, isDisplay: isDisplay)
    if let known = known(key) { return known }
    let formula = FormulaRenderer.render(tex: tex, isDisplay: isDisplay)
    // How much time there was, or whether KaTeX was there, says nothing of the next build.
    if formula == .exhausted || formula == .unavailable { return formula }
    state.withLock {
      $0.drawn[key] = formula
      $0.new.append(key)
    }
    return formula
  }

  /// Forgets what stands in no text any more, once that may be much; `texts` gives what texts have.
  func forget(allBut texts: () -> Set<Fingerprint>) {
    state.withLock { state in
      guard state.drawn.count > state.most else { return }
      let live = texts()
      state.drawn = state.drawn.filter { live.contains(Fingerprint(of: $0.key.utf8)) }
      state.new.removeAll { state.drawn[$0] == nil }
      state.most = 2 * state.drawn.count + 1000
    }
  }

  private func known(_ key: String) -> Formula? {
    state.withLock { state in
      if let formula = state.drawn[key] { return formula }
      guard let keeper, case let segment = keeper.segment(key), state.read.insert(segment).inserted else { return nil }
      for (key, formula) in keeper.formulas(segment) { state.drawn[key] = formula }
      return state.drawn[key]
    }
  }

  /// The keys of what was drawn now, and all that is known and stands in a text; `texts` gives what texts have.
  func drawn(in texts: () -> Set<Fingerprint>) -> (new: [String], all: [String: Formula]) {
    state.withLock { state in
      guard !state.new.isEmpty else { return ([], [:]) }
      let live = texts()
      return (state.new, state.drawn.filter { live.contains(Fingerprint(of: $0.key.utf8)) })
    }
  }
}

extension Formula: Storable {
  package func write(to writer: inout ByteWriter) {
    switch self {
    case .math(let html):
      true.write(to: &writer)
      String(decoding: html, as: UTF8.self).write(to: &writer)
      (-1).write(to: &writer)
    case .refused(let words, let offset):
      false.write(to: &writer)
      words.write(to: &writer)
      (offset ?? -1).write(to: &writer)
    case .exhausted, .unavailable: break
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    let isMath = try Bool(from: &reader)
    let text = try String(from: &reader)
    let offset = try Int(from: &reader)
    self = isMath ? .math(Array(text.utf8)) : .refused(text, at: offset < 0 ? nil : offset)
  }
}
