/// Names of elements, lower-case.
enum HTMLNames {
  /// What a text may have without being asked: none of them runs, loads or covers anything.
  static let harmless: Set<String> = [
    "sub", "sup", "kbd", "br", "mark", "ruby", "rt", "rp", "abbr", "q", "cite", "small", "u", "ins", "del", "s",
    "details", "summary", "wbr",
  ]
  static let harmlessAttributes: Set<String> = ["title", "lang", "open"]
  static let void: Set<String> = ["br", "wbr"]
  /// Elements that may be left open before another of them, or before the end of what holds them.
  static let closesItself: Set<String> = ["rt", "rp"]
  /// Elements that stand in others only, which are told of.
  static let parts: Set<String> = [
    "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "li", "dt", "dd", "option", "optgroup",
    "source", "track", "param", "legend", "figcaption",
  ]
  /// Elements whose content is no HTML.
  static let holdsText: Set<String> = ["script", "style", "textarea", "title"]

  /// Whether browsers know an element of the name, or a page that may have HTML can define it.
  static func isKnown(_ name: String, allowsRawHTML: Bool) -> Bool {
    known.contains(name) || allowsRawHTML && name.contains("-")
  }

  private static let known = Set(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button \
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset \
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins \
    kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option \
    output p param picture pre progress q rb rp rt rtc ruby s samp script search section select slot small source span \
    strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var \
    video wbr xmp svg g defs use path rect circle ellipse line polyline polygon text tspan textpath symbol marker \
    lineargradient radialgradient stop clippath mask pattern filter image switch foreignobject desc metadata animate \
    animatetransform animatemotion set view math mi mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover \
    munderover mmultiscripts mtable mtr mtd mstyle mspace mpadded mphantom merror menclose semantics annotation
    """.split(separator: " ").map(String.init))
}
