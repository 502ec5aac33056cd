import CCmarkGFM
import Glibc
import Synchronization

/// The only file that touches cmark-gfm: owns a parsed tree, and hands out its nodes as values.
///
/// A tree belongs to the task that parsed it. Nodes are pointers into it and mustn't outlive it.
struct CMarkTree: ~Copyable {
  private let root: OpaquePointer
  private let parser: OpaquePointer
  private let options: Int32

  enum Extension: String, CaseIterable {
    case table, strikethrough, autolink, tagfilter
  }

  /// `cmark_parser_finish` switches the extensions' special characters on and off in globals of the process, so only
  /// one thread at a time may be in it. Feeding and rendering need no lock.
  private static let finishing = Mutex(())
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// GFM to the letter has no footnotes, tables with `align` attributes, and lets a single `~` strike. In Chinese text
  /// that is the sign of a range: the archive strikes with two.
  enum Dialect { case gfm, archive }

  init(_ text: borrowing [UInt8], extensions: [Extension], dialect: Dialect, allowsRawHTML: Bool) {
    _ = Self.registered
    let own =
      dialect == .archive
      ? CMARK_OPT_FOOTNOTES | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE : 0
    options = own | (allowsRawHTML ? CMARK_OPT_UNSAFE : 0)
    let parser: OpaquePointer = cmark_parser_new(options)
    self.parser = parser
    for name in extensions {
      if let found = cmark_find_syntax_extension(name.rawValue) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    root = Self.finish(parser)
    document.ownTexts()
  }

  private static func finish(_ parser: OpaquePointer) -> OpaquePointer {
    // Addresses, because pointers may not pass a lock; the tree has one owner all the same.
    let address = UInt(bitPattern: parser)
    let root = finishing.withLock { _ in UInt(bitPattern: cmark_parser_finish(OpaquePointer(bitPattern: address))) }
    return OpaquePointer(bitPattern: root) ?? cmark_node_new(CMARK_NODE_DOCUMENT)
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  var document: CMarkNode { CMarkNode(root) }

  func html() -> [UInt8] {
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let text = cmark_render_html(root, options, extensions) else { return [] }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return CMarkNode.bytes(text) { Array($0) }
  }
}

/// A node of a tree.
struct CMarkNode: Hashable {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }
  private static func optional(_ pointer: OpaquePointer?) -> CMarkNode? { pointer.map(CMarkNode.init) }
  enum Kind: Equatable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, strikethrough, link, image
    case footnoteReference, formula
    case unknown
  }

  var kind: Kind {
    let kind = Self.kinds[Self.slot(cmark_node_get_type(pointer).rawValue)]
    if kind == .htmlInline, isOurs { return .customInline }
    if kind == .code, isOurs { return .formula }
    if kind != .unknown { return kind }
    // Types of extensions are numbered when they register; only their names are fixed.
    switch String(cString: cmark_node_get_type_string(pointer)) {
    case "table": return .table
    case "table_header", "table_row": return .tableRow
    case "table_cell": return .tableCell
    case "strikethrough": return .strikethrough
    default: return .unknown
    }
  }

  /// Types are small numbers with one bit for blocks and one for inlines.
  private static func slot(_ type: UInt32) -> Int { Int(type & 0x3F | (type & 0x4000) >> 8) }

  private static let kinds: [Kind] = {
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
    var kinds = [Kind](repeating: .unknown, count: 128)
    for (type, kind) in pairs { kinds[slot(UInt32(type.rawValue))] = kind }
    return kinds
  }()

  var first: CMarkNode? { Self.optional(cmark_node_first_child(pointer)) }
  var last: CMarkNode? { Self.optional(cmark_node_last_child(pointer)) }
  var next: CMarkNode? { Self.optional(cmark_node_next(pointer)) }
  var previous: CMarkNode? { Self.optional(cmark_node_previous(pointer)) }
  var parent: CMarkNode? { Self.optional(cmark_node_parent(pointer)) }

  var holdsInlines: Bool { kind == .paragraph || kind == .heading }
  var isBlock: Bool { cmark_node_get_type(pointer).rawValue & 0x4000 == 0 }

  /// Line of the text, from 1; 0 if cmark doesn't say.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// How many of which character open a code block, and how many blanks stand before them in what holds the block; nil if
  /// it is indented.
  var fence: (length: Int, offset: Int, character: UInt8)? {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
    return (Int(length), Int(offset), UInt8(bitPattern: character))
  }

  // MARK: Texts

  fileprivate static func bytes<R>(_ text: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let count = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// The text of leaves (text, code, HTML), valid inside `body` only.
  func withLiteral<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    Self.bytes(cmark_node_get_literal(pointer), body)
  }
  func withURL<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { Self.bytes(cmark_node_get_url(pointer), body) }
  var literal: [UInt8] { withLiteral { Array($0) } }
  var url: String { withURL { String(decoding: $0, as: UTF8.self) } }
  var title: String { Self.bytes(cmark_node_get_title(pointer)) { String(decoding: $0, as: UTF8.self) } }
  var fenceInfo: String { Self.bytes(cmark_node_get_fence_info(pointer)) { String(decoding: $0, as: UTF8.self) } }

  func setLiteral(_ text: some Collection<UInt8>) { Self.withCString(text) { _ = cmark_node_set_literal(pointer, $0) } }
  func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
  func setTitle(_ title: String) { cmark_node_set_title(pointer, title) }
  func setFenceInfo(_ info: String) { cmark_node_set_fence_info(pointer, info) }

  private static func withCString(_ text: some Collection<UInt8>, _ body: (UnsafePointer<CChar>) -> Void) {
    var terminated = Array(text)
    terminated.append(0)
    terminated.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) }
    }
  }

  // MARK: Changes

  enum Level { case block, inline }
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// Markup of our own. Inlines are HTML that is known by its user data: cells of tables hold no custom nodes.
  private static func custom(_ level: Level, _ opening: [UInt8], _ closing: [UInt8] = []) -> CMarkNode {
    let node: OpaquePointer = cmark_node_new(level == .block ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_HTML_INLINE)
    switch level {
    case .block:
      if !opening.isEmpty { withCString(opening) { _ = cmark_node_set_on_enter(node, $0) } }
      if !closing.isEmpty { withCString(closing) { _ = cmark_node_set_on_exit(node, $0) } }
    case .inline:
      withCString(opening) { _ = cmark_node_set_literal(node, $0) }
      cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: 1))
    }
    return CMarkNode(node)
  }

  private var isOurs: Bool { cmark_node_get_user_data(pointer) != nil }

  /// Which formula of the text this one is, from 0.
  var formulaNumber: Int { Int(bitPattern: cmark_node_get_user_data(pointer)) - 1 }

  func insertBefore(text: some Collection<UInt8>) { insertBefore(CMARK_NODE_TEXT, text) }
  func insertBefore(tag: [UInt8]) { insertBefore(CMARK_NODE_HTML_INLINE, tag) }

  /// A formula is a code span that is known by its user data: cells of tables hold no others.
  func insertBefore(formula number: Int, _ tex: [UInt8]) { insertBefore(CMARK_NODE_CODE, tex, data: number + 1) }

  private func insertBefore(_ type: cmark_node_type, _ text: some Collection<UInt8>, data: Int = 0) {
    let node: OpaquePointer = cmark_node_new(type)
    Self.withCString(text) { _ = cmark_node_set_literal(node, $0) }
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: data))
    _ = insertBefore(CMarkNode(node))
  }

  func move(before node: CMarkNode) { cmark_node_insert_before(node.pointer, pointer) }

  /// Puts markup in the place of this node and all that is in it.
  func replace(_ level: Level, with html: [UInt8]) {
    if insertBefore(level, html) { remove() }
  }

  /// Puts an empty block of ours in the place of this one, to be replaced in its turn.
  func replaceWithPlace() -> CMarkNode? {
    let place = Self.custom(.block, [])
    guard insertBefore(place) else { return nil }
    remove()
    return place
  }

  @discardableResult
  func insertBefore(_ level: Level, _ html: [UInt8]) -> Bool { insertBefore(Self.custom(level, html)) }

  private func insertBefore(_ node: CMarkNode) -> Bool {
    if cmark_node_insert_before(pointer, node.pointer) != 0 { return true }
    cmark_node_free(node.pointer)
    return false
  }

  func insertAfter(_ level: Level, _ html: [UInt8]) {
    let custom = Self.custom(level, html)
    if cmark_node_insert_after(pointer, custom.pointer) == 0 { cmark_node_free(custom.pointer) }
  }

  func append(_ level: Level, _ html: [UInt8]) {
    let custom = Self.custom(level, html)
    if cmark_node_append_child(pointer, custom.pointer) == 0 { cmark_node_free(custom.pointer) }
  }

  /// Puts `opening` and `closing` in the place of an inline's own tags. Gives its first child, which stays.
  func retag(inline opening: [UInt8], _ closing: [UInt8]) -> CMarkNode? {
    let child = first
    guard insertBefore(.inline, opening) else { return child }
    while let child = first, cmark_node_insert_before(pointer, child.pointer) != 0 {}
    replace(.inline, with: closing)
    return child
  }

  /// Puts `opening` and `closing` in the place of a block's own tags. Gives its first child, which stays.
  ///
  /// If the children are inlines the tags become inlines beside them, so that no line end comes between.
  func retag(block opening: [UInt8], _ closing: [UInt8], holdsInlines: Bool = false) -> CMarkNode? {
    let child = first
    let custom = holdsInlines ? Self.custom(.block, []) : Self.custom(.block, opening, closing)
    guard insertBefore(custom) else { return child }
    if holdsInlines { custom.append(.inline, opening) }
    while let child = first, cmark_node_append_child(custom.pointer, child.pointer) != 0 {}
    if holdsInlines { custom.append(.inline, closing) }
    remove()
    return child
  }

  /// What cmark keeps of a node may be part of its block's text, or of its neighbour's, until it is first asked for:
  /// literals, the addresses and titles of links and images, infos of fences. Afterwards nodes may go in any order.
  fileprivate func ownTexts() {
    walk { node, event in
      guard event == .enter else { return true }
      _ = cmark_node_get_literal(node.pointer)
      _ = cmark_node_get_url(node.pointer)
      _ = cmark_node_get_title(node.pointer)
      _ = cmark_node_get_fence_info(node.pointer)
      return true
    }
  }

  /// Puts text in the place of this node; the lines of a block become those of a paragraph.
  @discardableResult
  func replaceWithText(_ level: Level, _ text: [UInt8]) -> CMarkNode? {
    let top: OpaquePointer = cmark_node_new(level == .block ? CMARK_NODE_PARAGRAPH : CMARK_NODE_TEXT)
    if level == .inline {
      Self.withCString(text) { _ = cmark_node_set_literal(top, $0) }
    } else {
      for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { cmark_node_append_child(top, cmark_node_new(CMARK_NODE_SOFTBREAK)) }
        let node: OpaquePointer = cmark_node_new(CMARK_NODE_TEXT)
        Self.withCString(line) { _ = cmark_node_set_literal(node, $0) }
        cmark_node_append_child(top, node)
      }
    }
    guard insertBefore(CMarkNode(top)) else { return nil }
    remove()
    return CMarkNode(top)
  }
}
