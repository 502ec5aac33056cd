import Incremental

extension PageMemory: Storable {
  func write(to writer: inout ByteWriter) {
    key.write(to: &writer)
    fingerprint.write(to: &writer)
    stamp.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    key = try Fingerprint(from: &reader)
    fingerprint = try Fingerprint(from: &reader)
    stamp = try FileStamp?(from: &reader)
  }
}

extension FileStamp: Storable {
  func write(to writer: inout ByteWriter) {
    size.write(to: &writer)
    modified.write(to: &writer)
    writer.add(word: node)
  }

  init(from reader: inout ByteReader) throws(CorruptBytes) {
    size = try Int(from: &reader)
    modified = try Int(from: &reader)
    node = try reader.word()
  }
}
