import Testing
import XMLOutput

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("", ""), ("a/b c", "a/b c"), ("%E8%8A%AF", "芯"), ("%e8%8a%af.md", "芯.md"), ("a%20b", "a b"), ("%25", "%"),
    ("%2525", "%25"), ("%2e%2E%2f", "../"), ("芯%00", "芯\u{0}"), ("%cc%81", "\u{301}"),
  ])
  func decodesOnce(_ text: String, _ decoded: String) {
    #expect(PercentEncoding.decoded(text, lonePercent: .kept) == decoded)
    #expect(PercentEncoding.decoded(text, lonePercent: .refused) == decoded)
  }

  @Test(arguments: [
    ("100%", "100%"), ("%4", "%4"), ("%+A", "%+A"), ("%zz%41", "%zzA"), ("%%41", "%A"), ("% 4", "% 4"), ("%４1", "%４1"),
  ])
  func aLonePercentSignIsKeptOrRefused(_ text: String, _ kept: String) {
    #expect(PercentEncoding.decoded(text, lonePercent: .kept) == kept)
    #expect(PercentEncoding.decoded(text, lonePercent: .refused) == nil)
  }

  @Test(arguments: ["%ff", "%E8%8A", "%C0%AF", "%ED%A0%80", "a%80b"])
  func whatIsNotUTF8IsNothing(_ text: String) {
    #expect(PercentEncoding.decoded(text, lonePercent: .kept) == nil)
    #expect(PercentEncoding.decoded(text, lonePercent: .refused) == nil)
  }
}
