#include "CKaTeX.h"

#include <duktape.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct katex_program {
  size_t length;
  char bytes[];
};

// What a heap may take. Duktape as Debian builds it has no clock of its own: a heap whose time is over gets no more
// memory, which ends the script at its next object.
typedef struct {
  size_t used, most;
  // Nanoseconds of the thread's time; 0 for no end.
  long long end;
  unsigned count;
  int is_over;
} budget;

struct katex_engine {
  budget budget;
  duk_context *heap;
};

// Before each block: its size, in as much room as keeps the block aligned.
enum { head = 16 };

static long long thread_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int may_take(budget *budget, size_t more) {
  if (budget->end && !budget->is_over && (++budget->count & 0xFF) == 0 && thread_time() > budget->end)
    budget->is_over = 1;
  return !budget->is_over && more <= budget->most && budget->used <= budget->most - more;
}

static void *take(void *udata, duk_size_t size) {
  budget *budget = udata;
  if (size == 0 || !may_take(budget, size)) return NULL;
  char *block = malloc(size + head);
  if (!block) return NULL;
  memcpy(block, &size, sizeof size);
  budget->used += size;
  return block + head;
}

static void give_back(void *udata, void *pointer) {
  if (!pointer) return;
  budget *budget = udata;
  char *block = (char *)pointer - head;
  size_t size;
  memcpy(&size, block, sizeof size);
  budget->used -= size;
  free(block);
}

static void *take_again(void *udata, void *pointer, duk_size_t size) {
  if (!pointer) return take(udata, size);
  if (size == 0) {
    give_back(udata, pointer);
    return NULL;
  }
  budget *budget = udata;
  char *block = (char *)pointer - head;
  size_t old;
  memcpy(&old, block, sizeof old);
  if (size > old && !may_take(budget, size - old)) return NULL;
  char *moved = realloc(block, size + head);
  if (!moved) return NULL;
  memcpy(moved, &size, sizeof size);
  budget->used = budget->used - old + size;
  return moved + head;
}

// MARK: Compiling

typedef struct {
  char *text;
  size_t length;
  katex_program *program;
} compilation;

// KaTeX is a quarter of a megabyte.
enum { longest_file = 8 << 20 };

// The bytes of a file, with room for `more` behind them.
static char *file_bytes(const char *path, size_t more, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *bytes = NULL;
  long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
  if (size >= 0 && size <= longest_file && fseek(file, 0, SEEK_SET) == 0) bytes = malloc((size_t)size + more);
  if (bytes && fread(bytes, 1, (size_t)size, file) != (size_t)size) {
    free(bytes);
    bytes = NULL;
  }
  fclose(file);
  *length = (size_t)size;
  return bytes;
}

static duk_ret_t compile(duk_context *heap, void *udata) {
  compilation *job = udata;
  duk_push_string(heap, "katex.js");
  duk_compile_lstring_filename(heap, 0, job->text, job->length);
  duk_dump_function(heap);
  duk_size_t length;
  const void *bytes = duk_require_buffer(heap, -1, &length);
  job->program = malloc(sizeof *job->program + length);
  if (job->program) {
    job->program->length = length;
    memcpy(job->program->bytes, bytes, length);
  }
  return 0;
}

katex_program *katex_compile(const char *path, const char *program, size_t length) {
  compilation job = {NULL, 0, NULL};
  job.text = file_bytes(path, length, &job.length);
  if (!job.text) return NULL;
  memcpy(job.text + job.length, program, length);
  job.length += length;
  duk_context *heap = duk_create_heap_default();
  if (heap) {
    duk_safe_call(heap, compile, &job, 0, 1);
    duk_destroy_heap(heap);
  }
  free(job.text);
  return job.program;
}

// MARK: Engines

static duk_ret_t start(duk_context *heap, void *udata) {
  const katex_program *program = udata;
  void *bytes = duk_push_fixed_buffer(heap, program->length);
  memcpy(bytes, program->bytes, program->length);
  duk_load_function(heap);
  duk_call(heap, 0);
  duk_get_global_string(heap, "renderFormula");
  if (!duk_is_function(heap, -1)) return DUK_RET_TYPE_ERROR;
  return 0;
}

katex_engine *katex_engine_make(const katex_program *program, size_t memory) {
  katex_engine *engine = calloc(1, sizeof *engine);
  if (!engine) return NULL;
  engine->budget.most = memory;
  engine->heap = duk_create_heap(take, take_again, give_back, &engine->budget, NULL);
  if (engine->heap && duk_safe_call(engine->heap, start, (void *)program, 0, 1) == DUK_EXEC_SUCCESS) {
    duk_pop(engine->heap);
    return engine;
  }
  katex_engine_free(engine);
  return NULL;
}

void katex_engine_free(katex_engine *engine) {
  if (engine->heap) duk_destroy_heap(engine->heap);
  free(engine);
}

// MARK: Formulas

typedef struct {
  const char *tex;
  size_t length;
  int display;
  katex_sink sink;
  void *context;
  katex_outcome outcome;
} request;

// `renderFormula` gives a string, or a list of what is wrong and where.
static duk_ret_t render(duk_context *heap, void *udata) {
  request *job = udata;
  duk_get_global_string(heap, "renderFormula");
  duk_push_lstring(heap, job->tex, job->length);
  duk_push_boolean(heap, job->display);
  duk_call(heap, 2);
  int position = -1;
  katex_outcome outcome = katex_rendered;
  if (!duk_is_string(heap, -1)) {
    outcome = katex_refused;
    duk_get_prop_index(heap, -1, 1);
    position = duk_to_int(heap, -1);
    duk_pop(heap);
    duk_get_prop_index(heap, -1, 0);
  }
  duk_size_t length;
  const char *text = duk_require_lstring(heap, -1, &length);
  job->sink(job->context, text, length, position);
  job->outcome = outcome;
  return 0;
}

katex_outcome katex_render(
  katex_engine *engine, const char *tex, size_t length, int display, int milliseconds, katex_sink sink, void *context) {
  request job = {tex, length, display, sink, context, katex_exhausted};
  engine->budget.end = thread_time() + milliseconds * 1000000LL;
  int code = duk_safe_call(engine->heap, render, &job, 0, 1);
  engine->budget.end = 0;
  if (code != DUK_EXEC_SUCCESS || engine->budget.is_over) return katex_exhausted;
  duk_pop(engine->heap);
  return job.outcome;
}
