import Foundation
import Synchronization
import Testing

@testable import Markdown

@Suite struct ConcurrencyTests {
  /// cmark-gfm switches special characters on and off in globals while it parses: without a lock round that, texts with
  /// `~~` or bare links come out wrong when several threads parse at once.
  @Test func manyThreadsGiveWhatOneGives() {
    let texts = (0..<200).map { number in
      """
      ~~删\(number)~~ 与 **“重\(number)”**后，见http://example.com/\(number)。~~再删~~www.example.com

      | a | ~~b~~ |
      | - | - |
      | http://example.com/\(number) | ~~c~~ |
      """
    }
    let expected = texts.map(Renderers.html)
    for html in expected {
      #expect(html.components(separatedBy: "<del>").count == 5)
      #expect(html.components(separatedBy: "<a href").count == 4)
    }
    let failures = Mutex<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for round in 0..<texts.count {
        let index = (round * 7 + thread * 31) % texts.count
        if Renderers.html(texts[index]) != expected[index] { failures.withLock { $0.append(index) } }
      }
    }
    #expect(failures.withLock { $0 } == [])
  }
}
