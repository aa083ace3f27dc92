/* What the C tests share: checks that count, outputs that are soiled before every call, and a few small documents.
 *
 * Calls write to the members of `o`. Before each call all of them hold rubbish; a call that fails has to clear those it
 * was given, and nothing else may be touched. */
#ifndef XUEHUI_TESTS_CAPI_SUPPORT_H
#define XUEHUI_TESTS_CAPI_SUPPORT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xuehui.h>

struct outputs {
    xh_error *error;
    xh_buffer *buffer;
    xh_catalogue *catalogue;
    xh_scheme *scheme;
    xh_rules *rules;
    xh_engine *engine;
    xh_record *record;
    xh_record_builder *builder;
    xh_assessment *assessment;
    xh_register *risks;
    const char *text;
    size_t size, count, more, most;
    int32_t a, b, c, d;
    uint32_t u, v, w, x;
    int64_t big;
    uint64_t lines, good, bad;
};

extern struct outputs o;

/* Fill `o` with rubbish; give 1, so that it can stand before a call in a condition. */
int soil(void);
void check(int holds, const char *what, const char *file, int line);
void check_ok(int32_t status, const char *call, const char *file, int line);
void check_fails(int32_t status, int32_t expected, int wants_error, const char *call, const char *file, int line);
void check_text(const char *text, size_t size, const char *expected, const char *file, int line);
/* Says how many checks failed; the exit code of the test. */
int finish(void);

#define CHECK(condition) check((condition) != 0, #condition, __FILE__, __LINE__)
/* The call gives XH_OK and no error. */
#define OK(call) check_ok(soil() ? (call) : -1, #call, __FILE__, __LINE__)
/* The call gives this status, an error object (which is freed), and cleared outputs. */
#define FAILS(expected, call) check_fails(soil() ? (call) : -1, expected, 1, #call, __FILE__, __LINE__)
#define BAD(call) FAILS(XH_INVALID_ARGUMENT, call)
/* The same of a call that is given no place for an error. */
#define FAILS_SILENTLY(expected, call) check_fails(soil() ? (call) : -1, expected, 0, #call, __FILE__, __LINE__)
#define TEXT(expected) check_text(o.text, o.size, expected, __FILE__, __LINE__)
/* The buffer has this in it; it is freed. */
#define BUFFER_HAS(part) \
    (CHECK(o.buffer != NULL && strstr(xh_buffer_data(o.buffer), part) != NULL), xh_buffer_free(o.buffer))

/* A text and its size, as arguments. */
#define S(text) text, strlen(text)
#define NOT_UTF8 "\xE5\xAD", (size_t)2

extern const char *const small_catalogue; /* "small": two indicators of level 1, four criteria */
extern const char *const small_extension; /* "smaller" extends "small" and drops F */
extern const char *const small_scheme;    /* "small-10", for "small" */
extern const char *const small_record;    /* 575000 to 825000; C to B */
extern const char *const faulty_record;   /* unknown member, unknown criterion, bad date */
extern const char *const small_rules;     /* "small-rules", for "small": two checks, three risks, one deadline */
extern const char *const more_rules;      /* behind those: switches one risk off */
extern const char *const faulty_rules;    /* well formed; switches off what is not there */
extern const char *const ruled_record;    /* findings of every state, a conflict, a deadline, a fact that no rule knows */

xh_catalogue *make_catalogue(void);
xh_scheme *make_scheme(void);
xh_rules *make_rules(void);
xh_engine *make_engine(void);
xh_engine *make_ruled_engine(void);
xh_record *make_record(void);
xh_assessment *make_assessment(void);
xh_assessment *make_ruled_assessment(void);

#endif
