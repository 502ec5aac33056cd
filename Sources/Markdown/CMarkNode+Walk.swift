extension CMarkNode {
  enum Event { case enter, leave }

  /// Calls `body` before and after the children of each node, without recursion: depth costs no stack. Children are
  /// passed by if `body` answers false on entering. The tree mustn't change on the way.
  func walk(_ body: (CMarkNode, Event) -> Bool) {
    var node = self
    while true {
      if body(node, .enter), let child = node.first {
        node = child
        continue
      }
      _ = body(node, .leave)
      while node != self, node.next == nil, let parent = node.parent {
        node = parent
        _ = body(node, .leave)
      }
      guard node != self, let next = node.next else { return }
      node = next
    }
  }

  /// The node after this one and all that is in it, in the order of the text.
  func following(within root: CMarkNode) -> CMarkNode? {
    var node = self
    while node != root {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
    return nil
  }
}
