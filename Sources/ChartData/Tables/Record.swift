/// A value with named fields, in the order written.
package struct Record: Sendable {
  package private(set) var names: [String]
  package private(set) var values: [Value]

  package init(_ fields: [(String, Value)] = []) {
    names = fields.map(\.0)
    values = fields.map(\.1)
  }

  package subscript(name: String) -> Value? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      if let index = names.firstIndex(of: name) {
        if let newValue {
          values[index] = newValue
        } else {
          names.remove(at: index)
          values.remove(at: index)
        }
      } else if let newValue {
        names.append(name)
        values.append(newValue)
      }
    }
  }

  package var fields: Zip2Sequence<[String], [Value]> { zip(names, values) }
}
