import CKaTeX
import Limits
import Synchronization
import XMLOutput

/// Formulas in TeX → MathML at build time, by KaTeX in Duktape.
///
/// KaTeX is compiled when the first formula comes (a quarter of a second), and only then. An engine serves one thread at
/// a time; idle ones wait here for the next formula, so there are never more of them than threads. A formula costs about
/// two milliseconds: whoever shows one twice should keep the result.
package enum FormulaRenderer {
  /// The file that KaTeX is read from.
  package static var library: String { KaTeXProgram.path }

  /// What one engine may take: KaTeX itself needs 3 MB, a large formula 10.
  private static let memory = 64 << 20

  /// Never fails twice in another way: the same formula gives the same outcome.
  package static func render(tex: String, isDisplay: Bool) -> Formula {
    guard let engine = borrow() else { return .unavailable }
    var answer = Answer()
    var text = tex
    let outcome = withUnsafeMutablePointer(to: &answer) { answer in
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          katex_render(
            engine, bytes.baseAddress, bytes.count, isDisplay ? 1 : 0, Int32(Limit.formulaMilliseconds.most),
            { context, text, length, position in
              guard let context, let text else { return }
              let piece = UnsafeRawBufferPointer(start: text, count: length)
              context.assumingMemoryBound(to: Answer.self).pointee = Answer(
                bytes: Array(piece), position: Int(position))
            }, answer)
        }
      }
    }
    guard outcome != katex_exhausted else {
      katex_engine_free(engine)
      return .exhausted
    }
    giveBack(engine)
    if outcome == katex_rendered { return .math(markup(answer.bytes, tex: tex, isDisplay: isDisplay)) }
    return .refused(String(decoding: answer.bytes, as: UTF8.self), at: answer.offset(in: tex))
  }

  private struct Answer {
    var bytes: [UInt8] = []
    /// In UTF-16 units, as JavaScript counts.
    var position = -1

    /// Bytes from the beginning.
    func offset(in tex: String) -> Int? {
      guard position >= 0,
        let index = tex.utf16.index(tex.utf16.startIndex, offsetBy: position, limitedBy: tex.utf16.endIndex)
      else { return nil }
      return tex.utf8.distance(from: tex.utf8.startIndex, to: index.samePosition(in: tex.unicodeScalars) ?? index)
    }
  }

  private static func markup(_ math: [UInt8], tex: String, isDisplay: Bool) -> [UInt8] {
    var html = Array("<math\(isDisplay ? " display=\"block\"" : "") alttext=\"".utf8)
    XMLEscape.append(tex.utf8, to: &html)
    html.append(contentsOf: "\">".utf8)
    html.append(contentsOf: MathMarkup.core(math))
    html.append(contentsOf: "</math>".utf8)
    return html
  }

  // MARK: Engines

  /// KaTeX, compiled; nil if it isn't there.
  private static let program: UInt? = {
    var text = KaTeXProgram.text
    let program = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { katex_compile(KaTeXProgram.path, $0.baseAddress, $0.count) }
    }
    return program.map { UInt(bitPattern: $0) }
  }()

  /// Addresses of engines that no thread uses.
  private static let idle = Mutex<[UInt]>([])

  private static func borrow() -> OpaquePointer? {
    if let address = idle.withLock({ $0.popLast() }) { return OpaquePointer(bitPattern: address) }
    return program.flatMap { OpaquePointer(bitPattern: $0) }.flatMap { katex_engine_make($0, memory) }
  }

  private static func giveBack(_ engine: OpaquePointer) {
    let address = UInt(bitPattern: engine)
    idle.withLock { $0.append(address) }
  }
}
