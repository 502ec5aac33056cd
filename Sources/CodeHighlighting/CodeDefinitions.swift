/// Definitions in source-highlight's own notation of languages that its version 3.1.9 doesn't know (Swift, YAML, TOML)
/// or knows as they were long ago (JavaScript without `let`, Python without
/// `None`, JSON and CSS in one way of writing; TypeScript not at all).
enum CodeDefinitions {
  static let all = [
    "swift": swift, "javascript": javascript, "python": python, "css": css, "json": json, "yaml": yaml, "toml": toml,
    "diff": diff,
  ]

  private static let number = #"""
    number = '\b(?:0[xX][[:xdigit:]_]+|0[bB][01_]+|0[oO][0-7_]+|[[:digit:]][[:digit:]_]*(?:\.[[:digit:]][[:digit:]_]*)?(?:[eE][+-]?[[:digit:]]+)?)n?\b'

    """#

  private static let call = #"""
    function = '[[:alpha:]_$][[:alnum:]_$]*(?=\()'

    """#

  private static let swift =
    #"""
    comment start "//"
    comment delim "/*" "*/" multiline nested
    string delim "\"\"\"" "\"\"\"" escape "\\" multiline
    string delim "#\"" "\"#"
    string delim "\"" "\"" escape "\\"
    preproc = '#[[:alpha:]][[:alnum:]_]*'
    preproc = '@[[:alpha:]_][[:alnum:]_]*'

    """# + number
      + #"""
      keyword = "actor|any|as|associatedtype|async|await|borrowing|break|case|catch|class|consuming|continue|convenience",
        "default|defer|deinit|didSet|do|dynamic|each|else|enum|extension|fallthrough|false|fileprivate|final|for|func",
        "get|guard|if|import|in|indirect|infix|init|inout|internal|is|isolated|lazy|let|macro|mutating|nil|nonisolated",
        "nonmutating|open|operator|optional|override|package|postfix|precedencegroup|prefix|private|protocol|public",
        "repeat|required|rethrows|return|self|sending|set|some|static|struct|subscript|super|switch|throw|throws|true",
        "try|typealias|unowned|var|weak|where|while|willSet|yield"
      type = '\b[[:upper:]][[:alnum:]_]*'

      """# + call

  private static let javascript =
    #"""
    comment start "//"
    comment delim "/*" "*/" multiline
    string delim "`" "`" escape "\\" multiline
    string delim "\"" "\"" escape "\\"
    string delim "'" "'" escape "\\"
    preproc = '@[[:alpha:]_$][[:alnum:]_$]*'
    regexp = '(?<=[=(,:;!&|?{}[:space:]])/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^*/\\[:space:]\[])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])*/[dgimsuvy]*'

    """# + number
      + #"""
      keyword = "abstract|any|as|asserts|async|await|bigint|boolean|break|case|catch|class|const|constructor|continue",
        "debugger|declare|default|delete|do|else|enum|export|extends|false|finally|for|from|function|get|if|implements",
        "import|in|infer|instanceof|interface|is|keyof|let|module|namespace|never|new|null|number|object|of|override",
        "package|private|protected|public|readonly|return|satisfies|set|static|string|super|switch|symbol|this|throw",
        "true|try|type|typeof|undefined|unique|unknown|using|var|void|while|with|yield"
      type = '\b[[:upper:]][[:alnum:]_$]*'

      """# + call

  private static let yaml = #"""
    comment = '(?:^|(?<=[[:space:]]))#.*$'
    preproc = '^(?:---|\.\.\.|%.*)'
    property = '"(?:\\.|[^"\\])*"(?=[[:space:]]*:(?:[[:space:]]|$))'
    property = '[[:alnum:]_$./][[:alnum:]_$./-]*(?=[[:space:]]*:(?:[[:space:]]|$))'
    string delim "\"" "\"" escape "\\" multiline
    string = '\x27(?:[^\x27]|\x27\x27)*\x27'
    variable = '[&*][[:alnum:]_-]+'
    type = '!{1,2}[[:alnum:]_/-]+'
    number = '(?<![[:alnum:]_.-])[+-]?(?:0x[[:xdigit:]]+|[[:digit:]]+(?:\.[[:digit:]]+)?(?:[eE][+-]?[[:digit:]]+)?)(?![[:alnum:]_.:-])'
    keyword = "true|false|null|yes|no|on|off|True|False|Null"

    """#

  /// The library's own asks for the head of a patch; an excerpt in an article seldom has one.
  private static let diff = #"""
    difflines = '^@@.*$'
    preproc = '^(?:diff|index|---|\+\+\+)[[:space:]].*$'
    newfile = '^\+.*$'
    oldfile = '^-.*$'

    """#

  private static let toml = #"""
    comment = '(?:^|(?<=[[:space:]]))[#;].*$'
    section = '^[[:space:]]*\[.*\]'
    property = '^[[:space:]]*[^=#[:space:]][^=#]*(?==)'
    string delim "\"\"\"" "\"\"\"" escape "\\" multiline
    string delim "\"" "\"" escape "\\"
    string = '\x27[^\x27]*\x27'
    number = '\b[[:digit:]][[:digit:]_:.TZ+-]*\b'
    keyword = "true|false|yes|no|on|off"

    """#

  private static let python =
    #"""
    comment start "#"
    string delim "\"\"\"" "\"\"\"" escape "\\" multiline
    string delim "\x27\x27\x27" "\x27\x27\x27" escape "\\" multiline
    string = '\b[bfruBFRU]{1,2}"(?:\\.|[^"\\])*"'
    string = '\b[bfruBFRU]{1,2}\x27(?:\\.|[^\x27\\])*\x27'
    string delim "\"" "\"" escape "\\"
    string delim "'" "'" escape "\\"
    preproc = '@[[:alpha:]_][[:alnum:]_.]*'

    """# + number
      + #"""
      keyword = "and|as|assert|async|await|break|case|class|continue|def|del|elif|else|except|False|finally|for|from",
        "global|if|import|in|is|lambda|match|None|nonlocal|not|or|pass|raise|return|self|True|try|while|with|yield"
      type = "bool|bytes|dict|float|frozenset|int|list|object|set|str|tuple"
      type = '\b[[:upper:]][[:alnum:]_]*[[:lower:]][[:alnum:]_]*'

      """# + call

  private static let json = #"""
    comment start "//"
    comment delim "/*" "*/" multiline
    property = '"(?:\\.|[^"\\])*"(?=[[:space:]]*:)'
    string = '"(?:\\.|[^"\\])*"'
    number = '-?\b[[:digit:]]+(?:\.[[:digit:]]+)?(?:[eE][+-]?[[:digit:]]+)?\b'
    keyword = "true|false|null"

    """#

  private static let css = #"""
    comment start "//"
    comment delim "/*" "*/" multiline
    string = '"(?:\\.|[^"\\])*"'
    string = '\x27(?:\\.|[^\x27\\])*\x27'
    keyword = '@[[:alpha:]-]+'
    keyword = '![[:space:]]*important'
    number = '#(?:[[:xdigit:]]{8}|[[:xdigit:]]{6}|[[:xdigit:]]{3,4})\b'
    variable = '--[[:alnum:]_-]+'
    variable = '\$[[:alpha:]_][[:alnum:]_-]*'
    property = '[[:alpha:]-]+(?=[[:space:]]*:[^{]*[;}])'
    property = '^[[:space:]]+[[:alpha:]-]+(?=[[:space:]]*:[[:space:]])'
    number = '(?<![[:alnum:]_-])[+-]?(?:[[:digit:]]*\.)?[[:digit:]]+(?:[[:alpha:]]+|%)?'
    type = '[.#&][[:alpha:]_-][[:alnum:]_-]*'
    preproc = '::?[[:alpha:]-]+'
    function = '[[:alpha:]-]+(?=\()'

    """#
}
