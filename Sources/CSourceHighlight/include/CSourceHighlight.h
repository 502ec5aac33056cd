// A C face of GNU source-highlight's C++ library: one language, one line at a time.
#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A language. One thread at a time may use it.
typedef struct source_highlight source_highlight;

/// Gets a piece of a line and what it is (`keyword`, `string` …); the pieces of a line make up the whole line.
typedef void (*source_highlight_sink)(void *context, const char *element, const char *text, size_t length);

/// The language that `file` of `folder` defines (the library's own folder if null); null if it can't be read.
/// One thread at a time may load: the library's parser of definitions keeps its state in globals.
source_highlight *source_highlight_load(const char *folder, const char *file);

/// Begins a new text.
void source_highlight_begin(source_highlight *);

/// Reads the next line, without its line end. Gives 0 if the library fails, as on a pattern that takes too long.
int source_highlight_line(source_highlight *, const char *text, size_t length, source_highlight_sink, void *context);

#ifdef __cplusplus
}
#endif
