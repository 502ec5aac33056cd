import CCmarkGFM
import Synchronization

/// The only file that touches cmark-gfm: owns a parsed tree, and hands out its nodes as values.
///
/// A tree belongs to the task that parsed it. Nodes are pointers into it and mustn't outlive it.
struct CMarkTree: ~Copyable {
  private let root: OpaquePointer
  private let parser: OpaquePointer
  private let options: Int32

  /// `cmark_parser_finish` switches the extensions' special characters on and off in globals of the process, so only
  /// one thread at a time may be in it. Feeding and rendering need no lock.
  private static let finishing = Mutex(())
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  init(_ text: borrowing [UInt8], extensions: [String], allowsRawHTML: Bool) {
    _ = Self.registered
    options = CMARK_OPT_FOOTNOTES | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES | (allowsRawHTML ? CMARK_OPT_UNSAFE : 0)
    let parser: OpaquePointer = cmark_parser_new(options)
    self.parser = parser
    for name in extensions {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    root = OpaquePointer(bitPattern: Self.finish(UInt(bitPattern: parser)))!
  }

  /// Takes and gives addresses, because pointers may not pass a lock; the tree has one owner all the same.
  private static func finish(_ parser: UInt) -> UInt {
    finishing.withLock { _ in UInt(bitPattern: cmark_parser_finish(OpaquePointer(bitPattern: parser))) }
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  var document: CMarkNode { CMarkNode(root) }

  func html() -> [UInt8] { html(of: document) }

  /// The HTML of one node and all that is in it.
  func html(of node: CMarkNode) -> [UInt8] {
    guard let text = cmark_render_html(node.pointer, options, cmark_parser_get_syntax_extensions(parser)) else {
      return []
    }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return text.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
      Array(UnsafeBufferPointer(start: start, count: CMarkNode.length(text)))
    }
  }
}

/// A node of a tree.
struct CMarkNode: Equatable {
  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  private static func optional(_ pointer: OpaquePointer?) -> CMarkNode? { pointer.map(CMarkNode.init) }

  fileprivate static func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  enum Kind: Equatable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, strikethrough, link, image
    case footnoteReference
    case unknown
  }

  var kind: Kind {
    let type = cmark_node_get_type(pointer)
    if let kind = Self.kinds[type.rawValue] { return kind }
    return Self.extensionKinds[String(cString: cmark_node_get_type_string(pointer))] ?? .unknown
  }

  private static let kinds: [UInt32: Kind] = {
    let pairs: [(cmark_node_type, Kind)] = [
      (CMARK_NODE_DOCUMENT, .document), (CMARK_NODE_BLOCK_QUOTE, .blockQuote), (CMARK_NODE_LIST, .list),
      (CMARK_NODE_ITEM, .item), (CMARK_NODE_CODE_BLOCK, .codeBlock), (CMARK_NODE_HTML_BLOCK, .htmlBlock),
      (CMARK_NODE_CUSTOM_BLOCK, .customBlock), (CMARK_NODE_PARAGRAPH, .paragraph), (CMARK_NODE_HEADING, .heading),
      (CMARK_NODE_THEMATIC_BREAK, .thematicBreak), (CMARK_NODE_FOOTNOTE_DEFINITION, .footnoteDefinition),
      (CMARK_NODE_TEXT, .text), (CMARK_NODE_SOFTBREAK, .softBreak), (CMARK_NODE_LINEBREAK, .lineBreak),
      (CMARK_NODE_CODE, .code), (CMARK_NODE_HTML_INLINE, .htmlInline), (CMARK_NODE_CUSTOM_INLINE, .customInline),
      (CMARK_NODE_EMPH, .emphasis), (CMARK_NODE_STRONG, .strong), (CMARK_NODE_LINK, .link), (CMARK_NODE_IMAGE, .image),
      (CMARK_NODE_FOOTNOTE_REFERENCE, .footnoteReference),
    ]
    return Dictionary(uniqueKeysWithValues: pairs.map { (UInt32($0.rawValue), $1) })
  }()

  /// Types of extensions are numbered when they register; only their names are fixed.
  private static let extensionKinds: [String: Kind] = [
    "table": .table, "table_header": .tableRow, "table_row": .tableRow, "table_cell": .tableCell,
    "strikethrough": .strikethrough,
  ]

  var first: CMarkNode? { Self.optional(cmark_node_first_child(pointer)) }
  var last: CMarkNode? { Self.optional(cmark_node_last_child(pointer)) }
  var next: CMarkNode? { Self.optional(cmark_node_next(pointer)) }
  var previous: CMarkNode? { Self.optional(cmark_node_previous(pointer)) }
  var parent: CMarkNode? { Self.optional(cmark_node_parent(pointer)) }

  /// Line of the text, from 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    let count = Self.length(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// The text of leaves: text, code, HTML.
  var literal: [UInt8] { bytes(cmark_node_get_literal(pointer)) }
  var url: String { String(decoding: bytes(cmark_node_get_url(pointer)), as: UTF8.self) }
  var title: String { String(decoding: bytes(cmark_node_get_title(pointer)), as: UTF8.self) }
  var fenceInfo: String { String(decoding: bytes(cmark_node_get_fence_info(pointer)), as: UTF8.self) }
  var isFenced: Bool {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    return cmark_node_get_fenced(pointer, &length, &offset, &character) != 0
  }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
  func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
  func setTitle(_ title: String) { cmark_node_set_title(pointer, title) }

  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// Puts markup in the place of this node and all that is in it.
  func replace(withBlock html: String) { replace(CMARK_NODE_CUSTOM_BLOCK, html) }
  func replace(withInline html: String) { replace(CMARK_NODE_CUSTOM_INLINE, html) }

  private func replace(_ type: cmark_node_type, _ html: String) {
    let custom = cmark_node_new(type)!
    cmark_node_set_on_enter(custom, html)
    if cmark_node_insert_before(pointer, custom) == 0 {
      cmark_node_free(custom)
    } else {
      remove()
    }
  }

  func insertBefore(block html: String) {
    let custom = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)!
    cmark_node_set_on_enter(custom, html)
    if cmark_node_insert_before(pointer, custom) == 0 { cmark_node_free(custom) }
  }

  func insertAfter(block html: String) {
    let custom = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)!
    cmark_node_set_on_enter(custom, html)
    if cmark_node_insert_after(pointer, custom) == 0 { cmark_node_free(custom) }
  }

  func insertBefore(inline html: String) {
    let custom = cmark_node_new(CMARK_NODE_CUSTOM_INLINE)!
    cmark_node_set_on_enter(custom, html)
    if cmark_node_insert_before(pointer, custom) == 0 { cmark_node_free(custom) }
  }

  /// Puts plain text in the place of an HTML block or inline.
  func replaceWithText(_ text: String) {
    let leaf = cmark_node_new(CMARK_NODE_TEXT)!
    cmark_node_set_literal(leaf, text)
    guard kind == .htmlBlock else {
      cmark_node_insert_before(pointer, leaf)
      remove()
      return
    }
    let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)!
    cmark_node_append_child(paragraph, leaf)
    cmark_node_insert_before(pointer, paragraph)
    remove()
  }
}

extension CMarkNode {
  /// Calls `body` for this node and all below it, in the order of the text. `body` may replace or remove the node it
  /// is given, and says whether what is inside it is walked too.
  func walk(_ body: (CMarkNode) -> Walk) {
    guard body(self) == .inside else { return }
    var child = first
    while let node = child {
      child = node.next
      node.walk(body)
    }
  }

  enum Walk { case inside, past }
}
