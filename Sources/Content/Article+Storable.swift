import Diagnostics
package import Incremental

extension Article: Storable {
  package func write(to writer: inout ByteWriter) {
    (kind == .page).write(to: &writer)
    for text in [path, folder, title, slug] { text.write(to: &writer) }
    isBundle.write(to: &writer)
    for time in [date, updated] { time.write(to: &writer) }
    for names in [authors, editors] { names.write(to: &writer) }
    let taxonomies = terms.keys.sorted()
    taxonomies.write(to: &writer)
    for taxonomy in taxonomies { (terms[taxonomy] ?? []).write(to: &writer) }
    seriesOrder.write(to: &writer)
    for text in [summary, language] { text.write(to: &writer) }
    cover.write(to: &writer)
    source.write(to: &writer)
    isDraft.write(to: &writer)
    for time in [notBefore, notAfter] { time.write(to: &writer) }
    showsOutline.write(to: &writer)
    for texts in [aliases, related] { texts.write(to: &writer) }
    bodyStart.write(to: &writer)
    linesBeforeBody.write(to: &writer)
    lacksDate.write(to: &writer)
    params.write(to: &writer)
    otherKeys.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    kind = try Bool(from: &reader) ? .page : .article
    path = try String(from: &reader)
    folder = try String(from: &reader)
    title = try String(from: &reader)
    slug = try String(from: &reader)
    isBundle = try Bool(from: &reader)
    date = try Timestamp?(from: &reader)
    updated = try Timestamp?(from: &reader)
    authors = try [String](from: &reader)
    editors = try [String](from: &reader)
    terms = [:]
    for taxonomy in try [String](from: &reader) { terms[taxonomy] = try [Located<String>](from: &reader) }
    seriesOrder = try Int?(from: &reader)
    summary = try String?(from: &reader)
    language = try String?(from: &reader)
    cover = try Cover?(from: &reader)
    source = try Source?(from: &reader)
    isDraft = try Bool(from: &reader)
    notBefore = try Timestamp?(from: &reader)
    notAfter = try Timestamp?(from: &reader)
    showsOutline = try Bool?(from: &reader)
    aliases = try [Located<String>](from: &reader)
    related = try [Located<String>](from: &reader)
    bodyStart = try Int(from: &reader)
    linesBeforeBody = try Int(from: &reader)
    lacksDate = try Position?(from: &reader)
    params = try [Param.Named](from: &reader)
    otherKeys = try [Located<String>](from: &reader)
  }
}

extension Article.Cover: Storable {
  package func write(to writer: inout ByteWriter) {
    path.write(to: &writer)
    alternative.write(to: &writer)
    caption.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    path = try Located<String>(from: &reader)
    alternative = try String(from: &reader)
    caption = try String?(from: &reader)
  }
}

extension Article.Source: Storable {
  package func write(to writer: inout ByteWriter) {
    name.write(to: &writer)
    url.write(to: &writer)
    author.write(to: &writer)
    date.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    name = try String(from: &reader)
    url = try String?(from: &reader)
    author = try String?(from: &reader)
    date = try Timestamp?(from: &reader)
  }
}

extension TermPage: Storable {
  package func write(to writer: inout ByteWriter) {
    for text in [path, folder, taxonomy, title, slug] { text.write(to: &writer) }
    description.write(to: &writer)
    for place in [position, slugPosition] { place.write(to: &writer) }
    aliases.write(to: &writer)
    bodyStart.write(to: &writer)
    linesBeforeBody.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    path = try String(from: &reader)
    folder = try String(from: &reader)
    taxonomy = try String(from: &reader)
    title = try String(from: &reader)
    slug = try String(from: &reader)
    description = try String?(from: &reader)
    position = try Position(from: &reader)
    slugPosition = try Position(from: &reader)
    aliases = try [Located<String>](from: &reader)
    bodyStart = try Int(from: &reader)
    linesBeforeBody = try Int(from: &reader)
  }
}

extension Timestamp: Storable {
  package func write(to writer: inout ByteWriter) {
    instant.write(to: &writer)
    offset.write(to: &writer)
    hasTime.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    instant = try Int(from: &reader)
    offset = try Int(from: &reader)
    hasTime = try Bool(from: &reader)
  }
}

extension Located: Storable where Value: Storable {
  package func write(to writer: inout ByteWriter) {
    value.write(to: &writer)
    position.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    value = try Value(from: &reader)
    position = try Position(from: &reader)
  }
}

extension Position: Storable {
  package func write(to writer: inout ByteWriter) {
    line.write(to: &writer)
    column.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(CorruptBytes) {
    self.init(line: try Int(from: &reader), column: try Int(from: &reader))
  }
}
