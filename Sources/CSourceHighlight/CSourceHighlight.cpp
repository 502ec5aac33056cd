#include "CSourceHighlight.h"

#include <srchilite/formatter.h>
#include <srchilite/formattermanager.h>
#include <srchilite/formatterparams.h>
#include <srchilite/langdefmanager.h>
#include <srchilite/regexrulefactory.h>
#include <srchilite/settings.h>
#include <srchilite/sourcehighlighter.h>

#include <memory>
#include <string>

namespace {

/// Where the pieces of the line that is being read go.
struct Target {
  source_highlight_sink sink = nullptr;
  void *context = nullptr;
};

/// The library asks one of these for each kind of element.
class ElementFormatter : public srchilite::Formatter {
public:
  ElementFormatter(const char *element, const Target &target) : element(element), target(target) {}

  void format(const std::string &text, const srchilite::FormatterParams *) override {
    if (target.sink && !text.empty()) target.sink(target.context, element, text.data(), text.size());
  }

private:
  const char *element;
  const Target &target;
};

const char *const elements[] = {
    "atom",      "attribute", "bibtex",  "cbracket", "classname", "comment", "date",      "difflines", "error",
    "file",      "function",  "ip",      "keyword",  "label",     "math",    "name",      "newfile",   "number",
    "oldfile",   "paren",     "path",    "predef_func", "predef_var", "preproc", "property", "regexp", "section",
    "selector",  "specialchar", "string", "symbol",  "time",      "todo",    "type",      "url",       "usertype",
    "value",     "variable",
};

} // namespace

struct source_highlight {
  srchilite::HighlightStatePtr state;
  Target target;
  srchilite::FormatterManager formatters;
  std::unique_ptr<srchilite::SourceHighlighter> highlighter;

  explicit source_highlight(srchilite::HighlightStatePtr state)
      : state(state), formatters(srchilite::FormatterPtr(new ElementFormatter("", target))) {
    for (const char *element : elements)
      formatters.addFormatter(element, srchilite::FormatterPtr(new ElementFormatter(element, target)));
  }
};

extern "C" {

source_highlight *source_highlight_load(const char *folder, const char *file) {
  try {
    srchilite::RegexRuleFactory rules;
    srchilite::LangDefManager definitions(&rules);
    std::string path = folder ? folder : srchilite::Settings::retrieveDataDir();
    return new source_highlight(definitions.getHighlightState(path, file));
  } catch (...) {
    return nullptr;
  }
}

void source_highlight_begin(source_highlight *language) {
  try {
    language->highlighter.reset(new srchilite::SourceHighlighter(language->state));
    language->highlighter->setFormatterManager(&language->formatters);
    language->highlighter->setOptimize(false);
  } catch (...) {
    language->highlighter.reset();
  }
}

int source_highlight_line(
    source_highlight *language, const char *text, size_t length, source_highlight_sink sink, void *context) {
  if (!language->highlighter) return 0;
  language->target = {sink, context};
  try {
    language->highlighter->highlightParagraph(std::string(text, length));
    return 1;
  } catch (...) {
    return 0;
  }
}
}
