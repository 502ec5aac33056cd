import CSourceHighlight
import Glibc

/// A language that code can be coloured in.
struct CodeLanguage {
  /// The library's definition, or the name of our own.
  let file: String
  /// Our definition, where the library has none or an old one.
  private let definition: String?

  /// Names as authors write them after a fence.
  private static let names: [String: String] = {
    let pairs = [
      ("swift", "swift"), ("c", "c h"), ("cpp", "cpp c++ cc cxx hpp objc objective-c objectivec"), ("java", "java"),
      ("csharp", "csharp c# cs"), ("python", "python py python3"), ("rust", "rust rs"), ("go", "go golang"),
      ("javascript", "javascript js jsx mjs cjs typescript ts tsx"), ("sh", "sh bash shell zsh console"),
      ("json", "json jsonc json5"), ("yaml", "yaml yml"), ("toml", "toml ini conf properties"), ("sql", "sql mysql"),
      ("html", "html htm vue"), ("xml", "xml svg plist xhtml"), ("css", "css scss less"), ("diff", "diff patch"),
      ("ruby", "ruby rb"), ("php", "php"), ("perl", "perl pl"), ("lua", "lua"), ("haskell", "haskell hs"),
      ("scala", "scala"), ("makefile", "makefile make"), ("latex", "latex tex"), ("r", "r"),
      ("groovy", "groovy gradle"),
      ("proto", "proto protobuf"), ("erlang", "erlang"), ("lisp", "lisp"), ("scheme", "scheme"), ("caml", "ocaml caml"),
      ("vim", "vim"), ("awk", "awk"), ("d", "d"), ("pascal", "pascal delphi"), ("asm", "asm"), ("glsl", "glsl"),
    ]
    return Dictionary(
      pairs.flatMap { file, names in names.split(separator: " ").map { (String($0), file) } },
      uniquingKeysWith: { first, _ in first })
  }()

  init?(_ name: String) {
    guard let file = Self.names[name] else { return nil }
    self.file = file
    definition = CodeDefinitions.all[file]
  }

  func load() -> OpaquePointer? {
    guard let definition else { return source_highlight_load(nil, file + ".lang") }
    return Self.withTemporaryFile(definition) { folder, file in source_highlight_load(folder, file) }
  }

  /// The library reads definitions from files only.
  private static func withTemporaryFile(
    _ text: String, _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
  ) -> OpaquePointer? {
    var template = Array("/tmp/sitegen-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    defer { unlink(template) }
    let bytes = Array(text.utf8)
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    guard written == bytes.count else { return nil }
    return template.withUnsafeBufferPointer { path in
      path.baseAddress.flatMap { body("/tmp", $0 + "/tmp/".utf8.count) }
    }
  }
}
