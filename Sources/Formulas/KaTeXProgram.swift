/// What is run after KaTeX's own text: the one function that engines are asked for.
enum KaTeXProgram {
  /// Where Debian's `libjs-katex` has it.
  static let path = "/usr/share/javascript/katex/katex.min.js"

  /// Duktape knows JavaScript as of 2009; `fill` is all that KaTeX needs of later. `trust` is asked about commands that
  /// make links, load pictures or write attributes: none of them is let through.
  static let text = #"""

    ;if (!Array.prototype.fill) {
      Object.defineProperty(Array.prototype, "fill", {value: function (value) {
        for (var i = 0; i < this.length; i++) this[i] = value;
        return this;
      }});
    }
    function renderFormula(tex, display) {
      try {
        var math = katex.renderToString(tex, {
          output: "mathml", displayMode: display, throwOnError: true, strict: false, maxExpand: 1000, maxSize: 50,
          trust: function (context) { throw new katex.ParseError(context.command + " isn't allowed"); }
        });
        return math.slice(math.indexOf("<semantics>") + 11, math.lastIndexOf("<annotation encoding="));
      } catch (error) {
        if (!(error instanceof katex.ParseError)) throw error;
        var words = String(error.message).replace(/^KaTeX parse error: /, "");
        words = words.replace(/ at (position \d+|end of input): [\s\S]*$/, "");
        words = words.replace(/: infinite loop or need to increase maxExpand setting/, "");
        return [words, typeof error.position === "number" ? error.position : -1];
      }
    }
    """#
}
