/// Words that say nothing about what a text is about: left out when texts are compared, not when they are searched.
enum StopWords {
  /// English function words of two letters and more.
  private static let english: Set<Term> = Set(
    """
    about above after again against all also although always am among an and another any are around as at away be because \
    been before being below between both but by can cannot come could did didn do does doesn doing don done down during each \
    either else enough even ever every few first for from further get gets getting give given go goes going got had has have \
    having he her here hers him himself his how however if in into is isn it its itself just keep last least less let like ll \
    made make makes many may me might more most much must my near need never next no nor not nothing now of off often on once \
    one only or other others our out over own per perhaps put rather re really said same say says see seem seems she should \
    since so some something still such take than that the their them then there these they thing things this those though \
    three through thus to too two under until up upon us use used uses using ve very was wasn way we well were what when where \
    whether which while who whole whom whose why will with within without would yet you your
    """.split(separator: " ").map { Term(word: Array($0.utf8)) })

  /// Characters that hardly ever stand in a word of substance: particles, pronouns, prepositions, conjunctions, measure words.
  private static let han: Set<UInt32> = Set(
    "的了是在和也不有与把被就都而及或但从到对以之其这那个为所还又很更最没我你他她它们着过得地吗呢吧啊么什怎哪谁几些每各只才再已曾将要会能可应该当若如果因于由并且则却虽即便向往跟给让叫使用做作说看想去来上下里外中前后左右间时候件条种样次第一二三四五六七八九十两"
      .unicodeScalars.map(\.value))

  static func contains(_ term: Term) -> Bool {
    if let (first, second) = term.wideCharacters { return han.contains(first) || han.contains(second) || second == 0 }
    return english.contains(term) || term.isNumber
  }
}
