/// How long a text is to read.
///
/// Each Han, kana or Hangul character is a word, other words are one each. 439 characters a minute for Chinese and 238
/// words a minute for English (Zola pull request 3145 gives the studies); a mixed text takes the sum of both.
package struct ReadingLength: Sendable, Hashable {
  package var wideCharacters = 0
  package var words = 0

  package init(wideCharacters: Int = 0, words: Int = 0) {
    self.wideCharacters = wideCharacters
    self.words = words
  }

  package init(of text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      var inWord = false
      var index = 0
      while index < bytes.count {
        let (scalar, length) = Tokenizer.decode(bytes, index)
        switch Tokenizer.kind(scalar) {
        case .wide:
          wideCharacters += 1
          inWord = false
        case .letter:
          if !inWord { words += 1 }
          inWord = true
        case .other:
          // An apostrophe inside a word doesn't end it.
          if scalar != 0x27, scalar != 0x2019 { inWord = false }
        }
        index += length
      }
    }
  }

  package var total: Int { wideCharacters + words }

  /// At least one.
  package var minutes: Int {
    max(1, Int((Double(wideCharacters) / 439 + Double(words) / 238).rounded()))
  }
}
