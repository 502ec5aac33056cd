/// What a build did to the output folder. Paths are relative to it and sorted.
package struct WriteReport: Sendable, Equatable {
  package internal(set) var created: [String] = []
  package internal(set) var changed: [String] = []
  package internal(set) var unchanged = 0
  package internal(set) var removed: [String] = []
  /// Files that somebody else put into the folder; they were kept.
  package internal(set) var foreign: [String] = []
}
