// A C face of KaTeX, a program in JavaScript, run by Duktape: one formula at a time, with bounds on memory and time.
#pragma once
#include <stddef.h>

/// KaTeX, compiled once for all engines.
typedef struct katex_program katex_program;

/// A heap in which KaTeX runs. One thread at a time may use it.
typedef struct katex_engine katex_engine;

typedef enum {
  katex_rendered,
  /// The formula can't be read.
  katex_refused,
  /// Memory or time ran out, or KaTeX failed: the engine can't be used any more.
  katex_exhausted,
} katex_outcome;

/// Gets the MathML of a formula, or what is wrong with it and where (UTF-16 units from its beginning; -1 if unknown).
typedef void (*katex_sink)(void *context, const char *text, size_t length, int position);

/// KaTeX in the file at `path`, with a program after it that defines `renderFormula(tex, display)`. Null if the file can't
/// be read, or if it isn't a program.
katex_program *katex_compile(const char *path, const char *program, size_t length);

/// Null if there isn't enough memory. `memory` is in bytes.
katex_engine *katex_engine_make(const katex_program *, size_t memory);

void katex_engine_free(katex_engine *);

/// The sink is called unless the outcome is `katex_exhausted`. `milliseconds` are of the thread's own time.
katex_outcome katex_render(
  katex_engine *, const char *tex, size_t length, int display, int milliseconds, katex_sink, void *context);
