/* xuehui: assesses academic societies, exactly. The C ABI.
 *
 *     xh_engine *engine = NULL;
 *     xh_assessment *assessment = NULL;
 *     xh_error *error = NULL;
 *     int32_t known, lower, upper;
 *     if (xh_engine_standard(NULL, 0, &engine, &error) == XH_OK &&
 *         xh_engine_assess_json(engine, text, size, NULL, &assessment, &error) == XH_OK &&
 *         xh_assessment_score(assessment, &known, &lower, &upper, &error) == XH_OK && known) {
 *         printf("%d to %d millionths of full marks\n", (int)lower, (int)upper);
 *     }
 *     if (error != NULL) fprintf(stderr, "%s\n", xh_error_message(error));
 *     xh_error_free(error);
 *     xh_assessment_free(assessment);
 *     xh_engine_free(engine);
 *
 * What the documents and the numbers mean stands in documents.md and arithmetic.md, installed with the C++ headers.
 * What holds for every call, unless it says otherwise:
 *
 * - Calls give a status, XH_OK or one of those below. Parameters come in this order: the subject, inputs, outputs, and
 *   last `xh_error **error`, which may be NULL. Every call writes *error and none reads it: NULL if all went well,
 *   otherwise an error object that the caller frees with xh_error_free.
 * - A call that fails leaves its outputs NULL or 0.
 * - @owner `caller, xh_…_free`: what is written to *out belongs to the caller, who frees it with that function. A
 *   handle owns a share of all it needs, so handles may be freed in any order; _free(NULL) does nothing.
 *   @owner `view of X`: text as pointer and size that stays X's and lives as long as X. It has no NUL behind it. Text
 *   that is absent is the empty one: size 0, and a pointer that is not NULL.
 * - Text goes in as pointer and size, in UTF-8, without a NUL. NULL with size 0 is the empty text. The caller's memory
 *   is not needed after the call.
 * - Outputs: where a call gives one thing (a handle, a buffer, a text, a number), none of its pointers may be NULL.
 *   Where it gives several, what is not wanted may be NULL.
 * - Structs of options begin with `struct_size`, the caller's sizeof. A NULL pointer, and 0 in any member, mean the
 *   default. Sizes are multiples of 8; a struct longer than the library knows is accepted if the rest is zero.
 * - @errors lists what else than XH_INVALID_ARGUMENT (a NULL that is not allowed, text that is not UTF-8, a number out
 *   of range, an index not below its count), XH_OUT_OF_MEMORY and XH_INTERNAL may come: those may always come.
 * - @threads `any`: any number of threads may use the same handle at once; `one`: one at a time. A handle is freed
 *   once, when nobody uses it any more.
 * - Within one ABI version (XH_ABI_VERSION) functions, constants and members of option structs are added, at the end,
 *   and never changed or taken away.
 */
#ifndef XUEHUI_H
#define XUEHUI_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define XH_API __attribute__((visibility("default")))
#else
#define XH_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- The library ------------------------------------------------------------------------------------------------ */

/* The version of the ABI that this header describes; the number behind libxuehui.so. */
#define XH_ABI_VERSION 1

/* Statuses. */
#define XH_OK 0
#define XH_INVALID_ARGUMENT 1 /* the call itself is wrong */
#define XH_OUT_OF_MEMORY 2
#define XH_INTERNAL 3    /* a fault of the library */
#define XH_REJECTED 4    /* a document was rejected; the error has the diagnostics */
#define XH_NOT_FOUND 5   /* no such id */
#define XH_UNSUPPORTED 6 /* an option that this version of the library does not know */

/* Languages of texts for people. */
#define XH_ZH 0
#define XH_EN 1

/* A number that is not there. */
#define XH_NONE 4294967295u

typedef struct xh_error xh_error;
typedef struct xh_buffer xh_buffer;
typedef struct xh_catalogue xh_catalogue;
typedef struct xh_scheme xh_scheme;
typedef struct xh_rules xh_rules;
typedef struct xh_engine xh_engine;
typedef struct xh_record xh_record;
typedef struct xh_record_builder xh_record_builder;
typedef struct xh_assessment xh_assessment;
typedef struct xh_columns xh_columns;
typedef struct xh_arrow xh_arrow;
typedef struct xh_register xh_register;

/* The release, "0.1.0", with a NUL. @owner the library, for good @errors none @threads any @since 0.1 */
XH_API const char *xh_version(void);

/* The ABI version of the library that is loaded: XH_ABI_VERSION of its own header.
 * @owner nothing @errors none @threads any @since 0.1 */
XH_API int32_t xh_abi_version(void);

/* The name of a status, "XH_OK"; "XH_?" for a number that is none. With a NUL.
 * @owner the library, for good @errors none @threads any @since 0.1 */
XH_API const char *xh_status_name(int32_t status);

/* ---- Errors: why a call failed. Immutable. ---------------------------------------------------------------------- */

/* Texts of a diagnostic. */
#define XH_DIAGNOSTIC_CODE 0     /* for programs: "unknown_member", "bad_date"; documents.md lists them */
#define XH_DIAGNOSTIC_DOCUMENT 1 /* "catalogue", "scheme", "rules" (in an engine "rules ID"), "record", "register" … */
#define XH_DIAGNOSTIC_POINTER 2  /* JSON Pointer (RFC 6901); "" is the whole document */
#define XH_DIAGNOSTIC_MESSAGE 3  /* for people, in English */
#define XH_DIAGNOSTIC_HINT 4     /* the name that was probably meant, or "" */

/* The status that the failed call returned; XH_OK for NULL. @owner nothing @errors none @threads any @since 0.1 */
XH_API int32_t xh_error_status(const xh_error *error);

/* For people, in English, with a NUL; "" for NULL. If a document was rejected it names the first fault.
 * @owner view of `error` @errors none @threads any @since 0.1 */
XH_API const char *xh_error_message(const xh_error *error);

/* How many faults were found in a document; 0 unless the status is XH_REJECTED. 0 for NULL.
 * @owner nothing @errors none @threads any @since 0.1 */
XH_API size_t xh_error_diagnostic_count(const xh_error *error);

/* A text of a diagnostic, `field` XH_DIAGNOSTIC_…. Of this call no error object can be had.
 * @owner view of `error` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_error_diagnostic_text(const xh_error *error, size_t index, int32_t field, const char **text,
                                        size_t *size);

/* Where it stands: line and column from 1, columns in characters; 0 where the document has no text (a record made by a
 * builder). Of this call no error object can be had.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_error_diagnostic_place(const xh_error *error, size_t index, uint32_t *line, uint32_t *column);

/* All diagnostics, a line each; the message, where there are none. Of this call no error object can be had.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_error_to_text(const xh_error *error, xh_buffer **out);

/* @owner takes `error` @errors none @threads one @since 0.1 */
XH_API void xh_error_free(xh_error *error);

/* ---- Buffers: text that the library made. Immutable. ------------------------------------------------------------ */

/* The bytes, with a NUL behind the last one; NULL for NULL.
 * @owner view of `buffer` @errors none @threads any @since 0.1 */
XH_API const char *xh_buffer_data(const xh_buffer *buffer);

/* How many bytes, without the NUL; 0 for NULL. @owner nothing @errors none @threads any @since 0.1 */
XH_API size_t xh_buffer_size(const xh_buffer *buffer);

/* @owner takes `buffer` @errors none @threads one @since 0.1 */
XH_API void xh_buffer_free(xh_buffer *buffer);

/* ---- Options ---------------------------------------------------------------------------------------------------- */

/* How much a document may ask of the reader; beyond that it is rejected with the code "limit". */
typedef struct xh_limits {
    uint64_t struct_size; /* sizeof(xh_limits) */
    uint64_t bytes;       /* of the text; 0: 64 MiB */
    uint64_t depth;       /* of nesting; 0: 64; never more than 1,000 */
    uint64_t values;      /* members and elements in all; 0: 1,000,000 */
    uint64_t diagnostics; /* faults listed; the rest is counted; 0: 1,000 */
} xh_limits;

/* Leave the record's digest out: computing it costs more than the assessment. */
#define XH_JSON_NO_DIGESTS 1

typedef struct xh_json_options {
    uint64_t struct_size; /* sizeof(xh_json_options) */
    uint64_t flags;       /* XH_JSON_…, added up */
} xh_json_options;

/* With the control sequences of a terminal (ECMA-48) for bold and colours. */
#define XH_TEXT_COLOUR 1

typedef struct xh_text_options {
    uint64_t struct_size; /* sizeof(xh_text_options) */
    int32_t language;     /* XH_ZH, XH_EN */
    uint32_t width;       /* columns, at most 10,000; wide characters take two; 0: 80 */
    uint64_t flags;       /* XH_TEXT_…, added up */
} xh_text_options;

/* What data does not say is unknown, not null; and the answer says what is certain of it all the same. */
#define XH_LOGIC_UNKNOWN 1

typedef struct xh_logic_options {
    uint64_t struct_size; /* sizeof(xh_logic_options) */
    uint64_t flags;       /* XH_LOGIC_…, added up */
} xh_logic_options;

/* What a line of results is, and which indicators it has: none, those of one level, or all. */
#define XH_LINES_NDJSON 0
#define XH_LINES_CSV 1
#define XH_NODES_TOTAL 0
#define XH_NODES_LEVEL_1 1
#define XH_NODES_LEVEL_2 2
#define XH_NODES_LEVEL_3 3
#define XH_NODES_ALL 4

typedef struct xh_lines_options {
    uint64_t struct_size; /* sizeof(xh_lines_options) */
    int32_t format;       /* XH_LINES_… */
    int32_t nodes;        /* XH_NODES_… */
    uint64_t threads;     /* at most 1,024; 0: as many as the machine has; fewer run where the system refuses them */
} xh_lines_options;

/* What else a rating says; empty texts are left out. */
typedef struct xh_rating_details {
    uint64_t struct_size; /* sizeof(xh_rating_details) */
    const char *stage;    /* "self" unless said */
    size_t stage_size;
    const char *assessor;
    size_t assessor_size;
    const char *on; /* YYYY-MM-DD */
    size_t on_size;
    const char *reason;
    size_t reason_size;
} xh_rating_details;

typedef struct xh_evidence_details {
    uint64_t struct_size; /* sizeof(xh_evidence_details) */
    const char *uri;
    size_t uri_size;
    const char *sha256; /* 64 hexadecimal digits */
    size_t sha256_size;
    const char *expires; /* YYYY-MM-DD */
    size_t expires_size;
} xh_evidence_details;

/* ---- Documents -------------------------------------------------------------------------------------------------- */

/* Which document something is. */
#define XH_IDENTITY_ID 0
#define XH_IDENTITY_VERSION 1
#define XH_IDENTITY_SHA256 2 /* of the canonical form (RFC 8785), in hexadecimal */

/* The text of a built-in document: "mzt-academic-draft", "capability-1000", "whole-standard", "academic-facts",
 * "academic-checks", "academic-risks", "evaluation-measures".
 * @owner view of the library, for good @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_standard_document(const char *id, size_t id_size, const char **text, size_t *size, xh_error **error);

/* The JSON Schema (2020-12) of a kind of document: "catalogue", "scheme", "rules", "record", "assessment", "register",
 * "population".
 * @owner view of the library, for good @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_schema_text(const char *kind, size_t kind_size, const char **text, size_t *size, xh_error **error);

/* How many kinds have a schema. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_schema_count(size_t *count, xh_error **error);

/* The name of a kind that has a schema.
 * @owner view of the library, for good @errors no others @threads any @since 0.1 */
XH_API int32_t xh_schema_kind(size_t index, const char **text, size_t *size, xh_error **error);

/* The kind of document that a text says it is: "catalogue", "scheme", "rules", "record", "assessment", "register",
 * "population".
 * @owner caller, xh_buffer_free @errors XH_REJECTED: not JSON, or "format" names no kind, or another major version;
 * XH_UNSUPPORTED
 * @threads any @since 0.1 */
XH_API int32_t xh_document_kind(const char *text, size_t size, const xh_limits *limits, xh_buffer **out,
                                xh_error **error);

/* ---- Catalogues (指标体系): indicators of three levels and the criteria below them. Immutable. -------------------
 *
 * Indicators and criteria have numbers from 0, in catalogue order: an indicator stands before all that is below it. */

/* Texts of an indicator and of a criterion. */
#define XH_INDICATOR_ID 0
#define XH_INDICATOR_TITLE 1
#define XH_INDICATOR_NOTE 2 /* remarks on the wording of the standard */
#define XH_CRITERION_ID 0
#define XH_CRITERION_STATEMENT 1
#define XH_CRITERION_NOTE 2
#define XH_CRITERION_SOURCE 3 /* where it stands in the standard */

/* How strongly an item asks: 应当, 宜, 可, or none of them. */
#define XH_STRENGTH_SHALL 0
#define XH_STRENGTH_SHOULD 1
#define XH_STRENGTH_MAY 2
#define XH_STRENGTH_STATEMENT 3
#define XH_KIND_REQUIREMENT 0
#define XH_KIND_RECOMMENDATION 1
#define XH_KIND_PROHIBITION 2
#define XH_KIND_PERMISSION 3

/* Reads a catalogue. One that extends another finds it among the `other_count` texts of `others` (sizes in
 * `other_sizes`) and, behind those, the built-in catalogues.
 * @owner caller, xh_catalogue_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_catalogue_parse(const char *text, size_t size, const char *const *others, const size_t *other_sizes,
                                  size_t other_count, const xh_limits *limits, xh_catalogue **out, xh_error **error);

/* The built-in catalogue, "mzt-academic-draft".
 * @owner caller, xh_catalogue_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_standard(xh_catalogue **out, xh_error **error);

/* Looks for faults in the conditions ("applies_if"), of which xh_catalogue_parse reads the form only and
 * xh_engine_create the rest. @owner nothing @errors XH_REJECTED @threads any @since 0.1 */
XH_API int32_t xh_catalogue_check(const xh_catalogue *catalogue, xh_error **error);

/* Which catalogue it is, `field` XH_IDENTITY_…. @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_identity(const xh_catalogue *catalogue, int32_t field, const char **text, size_t *size,
                                     xh_error **error);

/* Its title, in the other language where it has none in this one.
 * @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_title(const xh_catalogue *catalogue, int32_t language, const char **text, size_t *size,
                                  xh_error **error);

/* How many catalogues it extends, one behind the other. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_extended_count(const xh_catalogue *catalogue, size_t *count, xh_error **error);

/* Which catalogue it extends, the nearest first, `field` XH_IDENTITY_….
 * @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_extended_identity(const xh_catalogue *catalogue, size_t index, int32_t field,
                                              const char **text, size_t *size, xh_error **error);

/* @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_indicator_count(const xh_catalogue *catalogue, size_t *count, xh_error **error);

/* @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion_count(const xh_catalogue *catalogue, size_t *count, xh_error **error);

/* The number of an indicator. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_catalogue_find_indicator(const xh_catalogue *catalogue, const char *id, size_t id_size,
                                           size_t *index, xh_error **error);

/* The number of a criterion. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_catalogue_find_criterion(const xh_catalogue *catalogue, const char *id, size_t id_size,
                                           size_t *index, xh_error **error);

/* A text of an indicator, `field` XH_INDICATOR_…; ids have no language.
 * @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_indicator_text(const xh_catalogue *catalogue, size_t index, int32_t field,
                                           int32_t language, const char **text, size_t *size, xh_error **error);

/* Where an indicator stands: level 1 to 3; the number of the one above it, or XH_NONE; the number behind the last
 * indicator below it; its criteria from `first_criterion` to below `end_criterion`.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_indicator_place(const xh_catalogue *catalogue, size_t index, int32_t *level,
                                            uint32_t *parent, uint32_t *end, uint32_t *first_criterion,
                                            uint32_t *end_criterion, xh_error **error);

/* A text of a criterion, `field` XH_CRITERION_…; id and source have no language.
 * @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion_text(const xh_catalogue *catalogue, size_t index, int32_t field,
                                           int32_t language, const char **text, size_t *size, xh_error **error);

/* The number of its level-3 indicator, whether it applies only under a condition (1 or 0), and how many strengths,
 * kinds and related ids it has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion(const xh_catalogue *catalogue, size_t index, uint32_t *indicator,
                                      int32_t *conditional, size_t *strength_count, size_t *kind_count,
                                      size_t *related_count, xh_error **error);

/* XH_STRENGTH_…, the main one first. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion_strength(const xh_catalogue *catalogue, size_t index, size_t which,
                                               int32_t *strength, xh_error **error);

/* XH_KIND_…, the main one first. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion_kind(const xh_catalogue *catalogue, size_t index, size_t which, int32_t *kind,
                                           xh_error **error);

/* The id of a related indicator or criterion ("see").
 * @owner view of `catalogue` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_criterion_related(const xh_catalogue *catalogue, size_t index, size_t which,
                                              const char **text, size_t *size, xh_error **error);

/* The catalogue as one document, extensions resolved.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_to_json(const xh_catalogue *catalogue, xh_buffer **out, xh_error **error);

/* For a terminal. @owner caller, xh_buffer_free @errors XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_catalogue_to_text(const xh_catalogue *catalogue, const xh_text_options *options, xh_buffer **out,
                                    xh_error **error);

/* As Markdown. @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_to_markdown(const xh_catalogue *catalogue, int32_t language, xh_buffer **out,
                                        xh_error **error);

/* As a graph for Graphviz. @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_catalogue_to_dot(const xh_catalogue *catalogue, int32_t language, xh_buffer **out,
                                   xh_error **error);

/* @owner takes `catalogue` @errors none @threads one @since 0.1 */
XH_API void xh_catalogue_free(xh_catalogue *catalogue);

/* ---- Schemes (评分方案): scale, weights, measures, gates, grades. Immutable. -------------------------------------- */

/* Texts of a rating of the scale, and of a grade. */
#define XH_SCALE_ID 0
#define XH_SCALE_TITLE 1

/* Reads a scheme. Whether what it names exists is for xh_engine_create to say.
 * @owner caller, xh_scheme_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_scheme_parse(const char *text, size_t size, const xh_limits *limits, xh_scheme **out,
                               xh_error **error);

/* A built-in scheme, "capability-1000" (also for the empty id) or "whole-standard": examples, not the standard's.
 * @owner caller, xh_scheme_free @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_scheme_standard(const char *id, size_t id_size, xh_scheme **out, xh_error **error);

/* Which scheme it is, `field` XH_IDENTITY_…. @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_identity(const xh_scheme *scheme, int32_t field, const char **text, size_t *size,
                                  xh_error **error);

/* Its title, in the other language where it has none in this one.
 * @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_title(const xh_scheme *scheme, int32_t language, const char **text, size_t *size,
                               xh_error **error);

/* The id of the catalogue it was written for. @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_catalogue(const xh_scheme *scheme, const char **text, size_t *size, xh_error **error);

/* Full marks, a decimal: "1000". @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_full_marks(const xh_scheme *scheme, const char **text, size_t *size, xh_error **error);

/* How many ratings the scale has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_rating_count(const xh_scheme *scheme, size_t *count, xh_error **error);

/* A text of a rating, `field` XH_SCALE_…; the best rating first; ids have no language.
 * @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_rating_text(const xh_scheme *scheme, size_t index, int32_t field, int32_t language,
                                     const char **text, size_t *size, xh_error **error);

/* What a rating is worth, in millionths. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_rating_value(const xh_scheme *scheme, size_t index, int64_t *value, xh_error **error);

/* How many reference grades (参考等级) there are. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_grade_count(const xh_scheme *scheme, size_t *count, xh_error **error);

/* A text of a grade, `field` XH_SCALE_…; the best grade first; ids have no language.
 * @owner view of `scheme` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_grade_text(const xh_scheme *scheme, size_t index, int32_t field, int32_t language,
                                    const char **text, size_t *size, xh_error **error);

/* The least score that earns a grade, in millionths. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_scheme_grade_at_least(const xh_scheme *scheme, size_t index, int64_t *at_least, xh_error **error);

/* @owner takes `scheme` @errors none @threads one @since 0.1 */
XH_API void xh_scheme_free(xh_scheme *scheme);

/* ---- Rules (规则): what facts may be known, and what follows: ratings, risks, deadlines. Immutable. ---------------- */

/* Reads a document of rules. Whether the facts and criteria it names exist is for xh_engine_create_with_rules to say.
 * @owner caller, xh_rules_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_rules_parse(const char *text, size_t size, const xh_limits *limits, xh_rules **out,
                              xh_error **error);

/* Built-in rules: "academic-facts", "academic-checks" and "academic-risks", which the built-in engines have, in this
 * order; "evaluation-measures", to be put behind them.
 * @owner caller, xh_rules_free @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_rules_standard(const char *id, size_t id_size, xh_rules **out, xh_error **error);

/* Looks for faults that xh_rules_parse, which reads the form, cannot see: the rules are put behind those that an engine
 * has already, and what they name has to be there or in the engine's catalogue.
 * @owner nothing @errors XH_REJECTED @threads any @since 0.1 */
XH_API int32_t xh_rules_check(const xh_rules *rules, const xh_engine *engine, xh_error **error);

/* Which document of rules it is, `field` XH_IDENTITY_…. @owner view of `rules` @errors no others
 * @threads any @since 0.1 */
XH_API int32_t xh_rules_identity(const xh_rules *rules, int32_t field, const char **text, size_t *size,
                                 xh_error **error);

/* Its title, in the other language where it has none in this one.
 * @owner view of `rules` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_rules_title(const xh_rules *rules, int32_t language, const char **text, size_t *size,
                              xh_error **error);

/* The id of the catalogue that its criteria are of. @owner view of `rules` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_rules_catalogue(const xh_rules *rules, const char **text, size_t *size, xh_error **error);

/* @owner takes `rules` @errors none @threads one @since 0.1 */
XH_API void xh_rules_free(xh_rules *rules);

/* ---- Records (评价记录): what is known of one organisation for one period. Immutable. ---------------------------- */

/* Texts of a record, of a rating in it, and of the evidence of a rating; "" where the record says nothing. */
#define XH_RECORD_ORGANISATION_ID 0
#define XH_RECORD_ORGANISATION_NAME 1
#define XH_RECORD_PERIOD_FROM 2
#define XH_RECORD_PERIOD_TO 3
#define XH_RECORD_AS_OF 4
#define XH_RATING_CRITERION 0
#define XH_RATING_RATING 1  /* "" where the criterion was measured */
#define XH_RATING_MEASURE 2 /* a decimal as it was written, or "" */
#define XH_RATING_STAGE 3
#define XH_RATING_ASSESSOR 4
#define XH_RATING_ON 5
#define XH_RATING_REASON 6
#define XH_EVIDENCE_TITLE 0
#define XH_EVIDENCE_URI 1
#define XH_EVIDENCE_SHA256 2
#define XH_EVIDENCE_EXPIRES 3

/* Reads a record. Whether the criteria and ratings it names exist is for the engine to say.
 * @owner caller, xh_record_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_record_parse(const char *text, size_t size, const xh_limits *limits, xh_record **out,
                               xh_error **error);

/* A text of a record, `field` XH_RECORD_…. @owner view of `record` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_text(const xh_record *record, int32_t field, const char **text, size_t *size,
                              xh_error **error);

/* How many ratings it has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_rating_count(const xh_record *record, size_t *count, xh_error **error);

/* A text of a rating, in the order of the document, `field` XH_RATING_….
 * @owner view of `record` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_rating_text(const xh_record *record, size_t index, int32_t field, const char **text,
                                     size_t *size, xh_error **error);

/* How much evidence a rating has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_evidence_count(const xh_record *record, size_t rating, size_t *count, xh_error **error);

/* A text of the evidence of a rating, `field` XH_EVIDENCE_….
 * @owner view of `record` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_evidence_text(const xh_record *record, size_t rating, size_t index, int32_t field,
                                       const char **text, size_t *size, xh_error **error);

/* SHA-256 of the canonical form, in hexadecimal; computed at each call.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_sha256(const xh_record *record, xh_buffer **out, xh_error **error);

/* @owner takes `record` @errors none @threads one @since 0.1 */
XH_API void xh_record_free(xh_record *record);

/* ---- Record builders: a record made call by call. ----------------------------------------------------------------
 *
 * What the calls say is not judged before xh_record_builder_build, which reports every fault at once. A call that fails
 * leaves the builder as it was. */

/* Begins a record. Dates are YYYY-MM-DD.
 * @owner caller, xh_record_builder_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_record_builder_create(const char *organisation_id, size_t organisation_id_size, const char *from,
                                        size_t from_size, const char *to, size_t to_size, const char *as_of,
                                        size_t as_of_size, xh_record_builder **out, xh_error **error);

/* The organisation's name. @owner nothing @errors no others @threads one @since 0.1 */
XH_API int32_t xh_record_builder_name(xh_record_builder *builder, const char *name, size_t name_size,
                                      xh_error **error);

/* The organisation's kind. @owner nothing @errors no others @threads one @since 0.1 */
XH_API int32_t xh_record_builder_kind(xh_record_builder *builder, const char *kind, size_t kind_size,
                                      xh_error **error);

/* The organisation's region. @owner nothing @errors no others @threads one @since 0.1 */
XH_API int32_t xh_record_builder_region(xh_record_builder *builder, const char *region, size_t region_size,
                                        xh_error **error);

/* A fact by its dotted name, "council.directors"; its value as JSON: 60, true, "2024-05-01" with its quotes.
 * @owner nothing @errors no others @threads one @since 0.1 */
XH_API int32_t xh_record_builder_fact(xh_record_builder *builder, const char *name, size_t name_size, const char *json,
                                      size_t json_size, xh_error **error);

/* Rates a criterion with an id of the scale, or "not_applicable".
 * @owner nothing @errors XH_UNSUPPORTED @threads one @since 0.1 */
XH_API int32_t xh_record_builder_rate(xh_record_builder *builder, const char *criterion, size_t criterion_size,
                                      const char *rating, size_t rating_size, const xh_rating_details *details,
                                      xh_error **error);

/* Rates a criterion by a measure, a decimal: "4", "2.5".
 * @owner nothing @errors XH_UNSUPPORTED @threads one @since 0.1 */
XH_API int32_t xh_record_builder_measure(xh_record_builder *builder, const char *criterion, size_t criterion_size,
                                         const char *measure, size_t measure_size, const xh_rating_details *details,
                                         xh_error **error);

/* Evidence for the rating or measure that was given last.
 * @owner nothing @errors XH_UNSUPPORTED @threads one @since 0.1 */
XH_API int32_t xh_record_builder_evidence(xh_record_builder *builder, const char *title, size_t title_size,
                                          const xh_evidence_details *details, xh_error **error);

/* The record, or all faults (without lines: there is no text). The builder may be used further.
 * @owner caller, xh_record_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_record_builder_build(const xh_record_builder *builder, const xh_limits *limits, xh_record **out,
                                       xh_error **error);

/* @owner takes `builder` @errors none @threads one @since 0.1 */
XH_API void xh_record_builder_free(xh_record_builder *builder);

/* ---- Engines: a catalogue, a scheme and rules, bound to each other, ready to assess. Immutable. ------------------ */

/* How the score of an indicator comes from those below it. */
#define XH_AGGREGATE_MEAN 0
#define XH_AGGREGATE_MIN 1
#define XH_AGGREGATE_MAX 2

/* Binds a scheme to the catalogue it was written for, or to one that extends that, without rules.
 * @owner caller, xh_engine_free @errors XH_REJECTED: the scheme names what is not there @threads any @since 0.1 */
XH_API int32_t xh_engine_create(const xh_catalogue *catalogue, const xh_scheme *scheme, xh_engine **out,
                                xh_error **error);

/* The same with rules: `rules_count` of them, put together in their order. A later document adds to the earlier ones,
 * replaces what has the same name, or switches it off. `rules` may be NULL where there are none.
 * @owner caller, xh_engine_free @errors XH_REJECTED: the scheme or the rules name what is not there, or facts need one
 * another @threads any @since 0.1 */
XH_API int32_t xh_engine_create_with_rules(const xh_catalogue *catalogue, const xh_scheme *scheme,
                                           const xh_rules *const *rules, size_t rules_count, xh_engine **out,
                                           xh_error **error);

/* The built-in catalogue and rules with a built-in scheme, "capability-1000" (also for the empty id) or
 * "whole-standard". Made once per process and then shared.
 * @owner caller, xh_engine_free @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_engine_standard(const char *scheme_id, size_t scheme_id_size, xh_engine **out, xh_error **error);

/* @owner caller, xh_catalogue_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_catalogue(const xh_engine *engine, xh_catalogue **out, xh_error **error);

/* @owner caller, xh_scheme_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_scheme(const xh_engine *engine, xh_scheme **out, xh_error **error);

/* How many documents of rules it has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_rules_count(const xh_engine *engine, size_t *count, xh_error **error);

/* A document of its rules, in the order in which they were put together.
 * @owner caller, xh_rules_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_rules(const xh_engine *engine, size_t index, xh_rules **out, xh_error **error);

/* The weight of an indicator within its parent, a decimal: "27". By its number in the catalogue.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_indicator_weight(const xh_engine *engine, size_t indicator, xh_buffer **out,
                                          xh_error **error);

/* The weight of a criterion within its indicator, a decimal. By its number in the catalogue.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_criterion_weight(const xh_engine *engine, size_t criterion, xh_buffer **out,
                                          xh_error **error);

/* How an indicator is scored, XH_AGGREGATE_…, and whether it is one of the scheme's roots (1 or 0).
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_indicator(const xh_engine *engine, size_t indicator, int32_t *aggregate, int32_t *is_root,
                                   xh_error **error);

/* A record to fill in: every criterion within the roots with its statement.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_engine_record_template(const xh_engine *engine, int32_t language, xh_buffer **out,
                                         xh_error **error);

/* Assesses a record. @owner caller, xh_assessment_free @errors XH_REJECTED: it names what the engine does not have
 * @threads any @since 0.1 */
XH_API int32_t xh_engine_assess(const xh_engine *engine, const xh_record *record, xh_assessment **out,
                                xh_error **error);

/* Assesses the text of a record. @owner caller, xh_assessment_free @errors XH_REJECTED, XH_UNSUPPORTED
 * @threads any @since 0.1 */
XH_API int32_t xh_engine_assess_json(const xh_engine *engine, const char *text, size_t size, const xh_limits *limits,
                                     xh_assessment **out, xh_error **error);

/* From the text of a record to the text of its assessment in one call.
 * @owner caller, xh_buffer_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_engine_assess_to_json(const xh_engine *engine, const char *text, size_t size,
                                        const xh_limits *limits, const xh_json_options *options, xh_buffer **out,
                                        xh_error **error);

/* Assesses many records, one a line (NDJSON); a result a line comes out, in the same order. A bad line gives a line
 * with its error and is no error of the call. The limits are those of one line. Also says how many lines there were,
 * and how many of them were assessed and rejected. `out` may not be NULL. The results do not depend on the threads.
 * @owner caller, xh_buffer_free @errors XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_engine_assess_lines(const xh_engine *engine, const char *text, size_t size, const xh_limits *limits,
                                      const xh_lines_options *options, xh_buffer **out, uint64_t *lines,
                                      uint64_t *assessed, uint64_t *rejected, xh_error **error);

/* @owner takes `engine` @errors none @threads one @since 0.1 */
XH_API void xh_engine_free(xh_engine *engine);

/* ---- Columns: the ratings of many organisations at once, as bytes. Immutable. --------------------------------------
 *
 * The numbers are those of xh_engine_assess for the record that says of an organisation what the columns say, and otherwise what
 * a record that is common to all of them says: the period, the day, facts if there are any. */

/* What stands where there is no score, and no grade. */
#define XH_NO_SCORE (-1)
#define XH_NO_GRADE 255

/* The ratings. The code of a row and a criterion, both by their numbers from 0, stands at
 *     codes + row / block_rows * block_stride + row % block_rows * row_stride + criterion * criterion_stride
 * Column by column: row_stride 1 and criterion_stride the number of rows. In blocks of 64 rows, column by column within each,
 * which is the fastest: 1, 64, 64, and 64 times the number of criteria. Strides may be negative. */
typedef struct xh_rating_columns {
    uint64_t struct_size; /* sizeof(xh_rating_columns) */
    const uint8_t *codes;
    uint64_t rows;
    int64_t row_stride;       /* bytes; 0, and criterion_stride 0 too: row by row without gaps */
    int64_t criterion_stride; /* bytes */
    uint64_t block_rows;      /* 0: all rows are one block */
    int64_t block_stride;     /* bytes */
} xh_rating_columns;

/* Measures of one criterion. Where there is one it counts, whatever the rating says. */
typedef struct xh_measure_column {
    uint64_t struct_size; /* sizeof(xh_measure_column); the same in all that are given together */
    uint64_t criterion;   /* its number among the columns' criteria */
    const int64_t *values; /* millionths, magnitudes below 10^15 */
    int64_t stride;        /* in values; 0: 1 */
    const uint8_t *validity; /* bit `row % 8` of byte `row / 8`: 1 where there is one; NULL: everywhere */
} xh_measure_column;

/* Where the results go: the caller's memory, written from end to end. What is NULL is not wanted. */
typedef struct xh_score_columns {
    uint64_t struct_size; /* sizeof(xh_score_columns) */
    int32_t *total_lower; /* of each row: millionths, or XH_NO_SCORE */
    int32_t *total_upper;
    uint8_t *grade_lower; /* number in the scheme's grades, after gates, or XH_NO_GRADE */
    uint8_t *grade_upper;
    uint8_t *gates_true; /* bit `row % 8` of byte `gate * gate_stride + row / 8`; the rest of the last byte is 0 */
    uint8_t *gates_unknown;
    uint64_t gate_stride;  /* bytes; at least (rows + 7) / 8 */
    const uint32_t *nodes; /* numbers among the columns' indicators */
    uint64_t node_count;
    int32_t *node_lower; /* millionths, or XH_NO_SCORE, at [place in `nodes` * node_stride + row] */
    int32_t *node_upper;
    uint64_t node_stride; /* in numbers; at least `rows` */
} xh_score_columns;

typedef struct xh_columns_options {
    uint64_t struct_size; /* sizeof(xh_columns_options) */
    uint64_t threads;     /* at most 1,024; 0: as many as the machine has; fewer run where the system refuses them */
    uint64_t diagnostics; /* faults listed; the rest is counted; 0: 1,000 */
} xh_columns_options;

/* An engine made ready for columns. Of criteria that a row does not rate `common` is asked: its ratings, then its facts
 * through conditions and checks; usually it has neither. Costs about as much as assessing a few records.
 * @owner caller, xh_columns_free @errors XH_REJECTED: `common` names what the engine does not have; more than 254 ratings
 * or 255 grades @threads any @since 0.1 */
XH_API int32_t xh_columns_create(const xh_engine *engine, const xh_record *common, xh_columns **out, xh_error **error);

/* How many criteria rows have: those within the scheme's roots and those that gates ask about, in catalogue order.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_columns_criterion_count(const xh_columns *columns, size_t *count, xh_error **error);

/* The number of such a criterion in the catalogue. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_columns_criterion(const xh_columns *columns, size_t index, uint32_t *criterion, xh_error **error);

/* How many indicators can be scored: those within the roots, in catalogue order.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_columns_node_count(const xh_columns *columns, size_t *count, xh_error **error);

/* The number of such an indicator in the catalogue. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_columns_node(const xh_columns *columns, size_t index, uint32_t *indicator, xh_error **error);

/* The code of a rating: its number in the scale, best first; behind the last one that of "not_applicable", and then that of
 * the empty id, for what nobody rated. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_columns_code(const xh_columns *columns, const char *rating, size_t rating_size, uint32_t *code,
                               xh_error **error);

/* Scores all rows; `measures` may be NULL where there are none. The results do not depend on the threads. A row with a code
 * that is none, or a measure out of range, has no score, no grade and no gate, and touches no other row: the call then
 * gives XH_REJECTED with the diagnostics "bad_code" and "bad_value" at "/row/criterion", and all rows are written
 * nevertheless. After any other error nothing is.
 * @owner nothing; `scores` is the caller's @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_columns_score(const xh_columns *columns, const xh_rating_columns *ratings,
                                const xh_measure_column *measures, size_t measure_count,
                                const xh_score_columns *scores, const xh_columns_options *options, xh_error **error);

/* @owner takes `columns` @errors none @threads one @since 0.1 */
XH_API void xh_columns_free(xh_columns *columns);

/* ---- Arrow: the same columns through the Arrow C Data and C Stream interfaces. Immutable. --------------------------
 *
 * What batches of ratings look like, and those of results, stands in xuehui/arrow.hpp, which is installed with the C++ headers:
 * wide, with a column named by the id of each criterion (or one list `ratings`), or long, a rating a row. The structs are
 * those that Arrow defines (https://arrow.apache.org/docs/format/CDataInterface.html), with its guards, so that other headers
 * may define them too. */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

#endif

/* Levels of indicators; their sum. */
#define XH_ARROW_LEVEL_1 1
#define XH_ARROW_LEVEL_2 2
#define XH_ARROW_LEVEL_3 4

/* Flags. */
#define XH_ARROW_NO_GATES 1 /* no columns for gates */

typedef struct xh_arrow_options {
    uint64_t struct_size; /* sizeof(xh_arrow_options) */
    uint64_t levels;      /* of indicators whose scores are wanted: XH_ARROW_LEVEL_…, added up */
    uint64_t flags;
    uint64_t threads; /* at most 1,024; 0: as many as the machine has; fewer run where the system refuses them */
} xh_arrow_options;

/* An engine made ready for Arrow; `common` as for xh_columns_create.
 * @owner caller, xh_arrow_free @errors XH_REJECTED: as xh_columns_create, and more than 253 ratings; XH_UNSUPPORTED
 * @threads any @since 0.1 */
XH_API int32_t xh_arrow_create(const xh_engine *engine, const xh_record *common, const xh_arrow_options *options,
                               xh_arrow **out, xh_error **error);

/* A stream of results over a stream of ratings: each batch that is read from `out` reads from `in`, and scores what it read. What
 * goes wrong then is told as Arrow's streams do, by the code of get_next and by get_last_error; a row with a fault is none:
 * its results are null and its column `fault` says why. One thread at a time reads `out`.
 * @owner `in` is taken over (its release is NULL then), unless the call fails; `out` is the caller's, by its own release
 * @errors XH_REJECTED: the schema of `in` cannot be had, or is of neither form @threads any @since 0.1 */
XH_API int32_t xh_arrow_score_stream(const xh_arrow *arrow, struct ArrowArrayStream *in, struct ArrowArrayStream *out,
                                     xh_error **error);

/* The same of one batch: a struct array and its schema.
 * @owner `in` is taken over, unless the call fails; `schema` remains the caller's; `out_schema` and `out` are the caller's, by
 * their own release @errors XH_REJECTED: a schema of neither form, an array that is not what it promises @threads any
 * @since 0.1 */
XH_API int32_t xh_arrow_score_batch(const xh_arrow *arrow, const struct ArrowSchema *schema, struct ArrowArray *in,
                                    struct ArrowSchema *out_schema, struct ArrowArray *out, xh_error **error);

/* @owner takes `arrow` @errors none @threads one @since 0.1 */
XH_API void xh_arrow_free(xh_arrow *arrow);

/* ---- Assessments (评价结果). Immutable. --------------------------------------------------------------------------
 *
 * Scores are whole millionths of full marks. They have bounds, between which they stay whatever the unknown turns out
 * to be; the bounds are equal where everything is known. */

#define XH_LOWER 0
#define XH_UPPER 1

/* Where the value of a criterion comes from. */
#define XH_SOURCE_ASSESSED 0
#define XH_SOURCE_DERIVED 1
#define XH_SOURCE_UNASSESSED 2

/* What came of a risk rule. */
#define XH_STATE_RAISED 0
#define XH_STATE_UNKNOWN 1
#define XH_STATE_NOT_IN_FORCE 2
#define XH_STATE_CLEAR 3

/* What facts say of a rating: which it is, its ceiling, its floor, or a measure. */
#define XH_DERIVED_RATING 0
#define XH_DERIVED_AT_MOST 1
#define XH_DERIVED_AT_LEAST 2
#define XH_DERIVED_MEASURE 3

/* What is known of a gate's condition. */
#define XH_FALSE 0
#define XH_TRUE 1
#define XH_UNKNOWN 2

/* Texts of a criterion's result, of a gate, a warning, a finding, a conflict and a deadline. */
#define XH_RESULT_ID 0
#define XH_RESULT_RATING 1 /* the rating that counts, "not_applicable", or "" where it is measured or unassessed */
#define XH_GATE_ID 0
#define XH_GATE_GRADE_AT_MOST 1 /* the id of a grade, or "" */
#define XH_WARNING_CODE 0       /* "no_reason", "no_evidence", "expired_evidence"; documents.md lists them */
#define XH_WARNING_AT 1         /* JSON Pointer into the record: "/ratings/3" */
#define XH_WARNING_MESSAGE 2    /* for people, in English */
#define XH_FINDING_RULE 0       /* the rule's id */
#define XH_FINDING_CASE 1       /* of a rule over a list: the element's "id", or its place from 1; otherwise "" */
#define XH_CONFLICT_CRITERION 0 /* the criterion's id */
#define XH_CONFLICT_RATING 1    /* as the assessor rated; "" where it was measured */
#define XH_CONFLICT_DERIVED 2   /* the rating that facts give, or the ceiling or floor; "" where it is a measure */
#define XH_DEADLINE_RULE 0      /* the rule's id */
#define XH_DEADLINE_ON 1        /* YYYY-MM-DD, not before the day of the assessment */
#define XH_DEADLINE_OWNER 2     /* the id of who has to see to it, or "" */

/* The total. `known` is 0 where nothing that counts could be scored; then there are no marks and no grade either.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_score(const xh_assessment *assessment, int32_t *known, int32_t *lower, int32_t *upper,
                                   xh_error **error);

/* The marks for a bound of the total, XH_LOWER or XH_UPPER: "871.25". @owner view of `assessment` @errors no others
 * @threads any @since 0.1 */
XH_API int32_t xh_assessment_marks(const xh_assessment *assessment, int32_t bound, const char **text, size_t *size,
                                   xh_error **error);

/* The id of the reference grade that is certain (XH_LOWER), or still possible (XH_UPPER), after gates.
 * @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_grade(const xh_assessment *assessment, int32_t bound, const char **text, size_t *size,
                                   xh_error **error);

/* The id of the grade that the score alone would have given. @owner view of `assessment` @errors no others
 * @threads any @since 0.1 */
XH_API int32_t xh_assessment_grade_before_gates(const xh_assessment *assessment, int32_t bound, const char **text,
                                                size_t *size, xh_error **error);

/* How many criteria within the roots are rated by assessors, derived, unassessed and not applicable.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_coverage(const xh_assessment *assessment, uint32_t *rated, uint32_t *derived,
                                      uint32_t *unassessed, uint32_t *not_applicable, xh_error **error);

/* How many indicators lie within the scheme's roots. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_node_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* The place of an indicator among the results. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_assessment_find_node(const xh_assessment *assessment, const char *id, size_t id_size, size_t *index,
                                       xh_error **error);

/* An indicator, in catalogue order: its number in the catalogue, its level, and its score, if it has one (`known` 1).
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_node(const xh_assessment *assessment, size_t index, uint32_t *indicator, int32_t *level,
                                  int32_t *known, int32_t *lower, int32_t *upper, xh_error **error);

/* The id of an indicator. @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_node_id(const xh_assessment *assessment, size_t index, const char **text, size_t *size,
                                     xh_error **error);

/* As xh_assessment_coverage, of what is below an indicator. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_node_coverage(const xh_assessment *assessment, size_t index, uint32_t *rated,
                                           uint32_t *derived, uint32_t *unassessed, uint32_t *not_applicable,
                                           xh_error **error);

/* How many criteria lie within the scheme's roots. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_criterion_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* The place of a criterion among the results. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_assessment_find_criterion(const xh_assessment *assessment, const char *id, size_t id_size,
                                            size_t *index, xh_error **error);

/* A criterion, in catalogue order: its number in the catalogue, XH_SOURCE_…, and the number of the rating in the record
 * that counts, or XH_NONE. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_criterion(const xh_assessment *assessment, size_t index, uint32_t *criterion,
                                       int32_t *source, uint32_t *record_rating, xh_error **error);

/* A text of a criterion, `field` XH_RESULT_…. @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_criterion_text(const xh_assessment *assessment, size_t index, int32_t field,
                                            const char **text, size_t *size, xh_error **error);

/* What a criterion is worth; `known` is 0 where it is left out.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_criterion_value(const xh_assessment *assessment, size_t index, int32_t *known,
                                             int32_t *lower, int32_t *upper, xh_error **error);

/* The share of a criterion in the total's lower bound (all shares add up to it), and what that bound would gain if
 * this criterion alone were full; `gain_known` is 0 where it is left out.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_criterion_contribution(const xh_assessment *assessment, size_t index,
                                                    int32_t *contribution, int32_t *gain_known, int32_t *gain,
                                                    xh_error **error);

/* How many gates the scheme has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_gate_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* The place of a gate. @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_assessment_find_gate(const xh_assessment *assessment, const char *id, size_t id_size, size_t *index,
                                       xh_error **error);

/* A gate, in the scheme's order: XH_FALSE, XH_TRUE or XH_UNKNOWN, and by how many grades it takes down, or 0.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_gate(const xh_assessment *assessment, size_t index, int32_t *state, uint32_t *grade_down,
                                  xh_error **error);

/* A text of a gate, `field` XH_GATE_…. @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_gate_text(const xh_assessment *assessment, size_t index, int32_t field, const char **text,
                                       size_t *size, xh_error **error);

/* How many findings (风险发现) there are: one of each risk rule, of a rule over a list one for each element.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* The place of a finding by its rule and its case (empty: one without a case).
 * @owner nothing @errors XH_NOT_FOUND @threads any @since 0.1 */
XH_API int32_t xh_assessment_find_finding(const xh_assessment *assessment, const char *rule, size_t rule_size,
                                          const char *case_id, size_t case_id_size, size_t *index, xh_error **error);

/* A finding, what needs attention first (raised before unknown before the rest, the worst level first): XH_STATE_…,
 * and for which element of the list it is, from 0, or XH_NONE.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding(const xh_assessment *assessment, size_t index, int32_t *state, uint32_t *element,
                                     xh_error **error);

/* A text of a finding, `field` XH_FINDING_…. @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding_text(const xh_assessment *assessment, size_t index, int32_t field,
                                          const char **text, size_t *size, xh_error **error);

/* The id of the mildest level (XH_LOWER) or of the worst (XH_UPPER) that a finding can have; "" where it is neither
 * raised nor unknown, or no rules have a matrix. @owner view of `assessment` @errors no others
 * @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding_level(const xh_assessment *assessment, size_t index, int32_t bound,
                                           const char **text, size_t *size, xh_error **error);

/* How likely, from 1 to 5; `known` is 0 where a finding is neither raised nor unknown.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding_likelihood(const xh_assessment *assessment, size_t index, int32_t *known,
                                                int32_t *lower, int32_t *upper, xh_error **error);

/* How grave, likewise. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_finding_impact(const xh_assessment *assessment, size_t index, int32_t *known,
                                            int32_t *lower, int32_t *upper, xh_error **error);

/* How many ratings are contradicted by the facts; they count all the same.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_conflict_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* A conflict, in catalogue order: the number of the criterion in the catalogue, that of the rating in the record, and
 * what facts say instead: XH_DERIVED_…, and the measure in millionths where it is one.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_conflict(const xh_assessment *assessment, size_t index, uint32_t *criterion,
                                      uint32_t *rating, int32_t *derived, int64_t *measure, xh_error **error);

/* A text of a conflict, `field` XH_CONFLICT_…. @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_conflict_text(const xh_assessment *assessment, size_t index, int32_t field,
                                           const char **text, size_t *size, xh_error **error);

/* How many days lie ahead on which something falls due, as far as facts tell.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_deadline_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* A text of a deadline, the earliest first, `field` XH_DEADLINE_….
 * @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_deadline_text(const xh_assessment *assessment, size_t index, int32_t field,
                                           const char **text, size_t *size, xh_error **error);

/* What falls due, in the other language where the rule has no words in this one.
 * @owner view of `assessment` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_deadline_title(const xh_assessment *assessment, size_t index, int32_t language,
                                            const char **text, size_t *size, xh_error **error);

/* How many remarks on ratings and facts there are; they change no number.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_warning_count(const xh_assessment *assessment, size_t *count, xh_error **error);

/* Which rating of the record a warning is about (XH_NONE: it is about a fact), and which evidence of that rating, or
 * XH_NONE.
 * @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_warning(const xh_assessment *assessment, size_t index, uint32_t *rating,
                                     uint32_t *evidence, xh_error **error);

/* A text of a warning, `field` XH_WARNING_…. @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_warning_text(const xh_assessment *assessment, size_t index, int32_t field,
                                          xh_buffer **out, xh_error **error);

/* What assessed it. @owner caller, xh_engine_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_engine(const xh_assessment *assessment, xh_engine **out, xh_error **error);

/* What was assessed. @owner caller, xh_record_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_record(const xh_assessment *assessment, xh_record **out, xh_error **error);

/* The assessment as a document; the same inputs give the same bytes.
 * @owner caller, xh_buffer_free @errors XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_assessment_to_json(const xh_assessment *assessment, const xh_json_options *options, xh_buffer **out,
                                     xh_error **error);

/* A scorecard for a terminal. @owner caller, xh_buffer_free @errors XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_assessment_to_text(const xh_assessment *assessment, const xh_text_options *options, xh_buffer **out,
                                     xh_error **error);

/* A scorecard as Markdown. @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_to_markdown(const xh_assessment *assessment, int32_t language, xh_buffer **out,
                                         xh_error **error);

/* The whole report as one HTML file that asks for nothing from anywhere: both languages, `language` shown first. Texts
 * of documents are inert in it. @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_assessment_to_html(const xh_assessment *assessment, int32_t language, xh_buffer **out,
                                     xh_error **error);

/* How the score of an indicator or the value of a criterion came about, down to the ratings that count, why, and the
 * evidence. @owner caller, xh_buffer_free @errors XH_NOT_FOUND: not within the roots; XH_UNSUPPORTED
 * @threads any @since 0.1 */
XH_API int32_t xh_assessment_explain(const xh_assessment *assessment, const char *id, size_t id_size,
                                     const xh_text_options *options, xh_buffer **out, xh_error **error);

/* @owner takes `assessment` @errors none @threads one @since 0.1 */
XH_API void xh_assessment_free(xh_assessment *assessment);

/* ---- Risk registers (风险台账): what a society does about its risks, over the years. Immutable. ----------------- */

/* Texts of a register. */
#define XH_REGISTER_ORGANISATION_ID 0
#define XH_REGISTER_ORGANISATION_NAME 1 /* or "" */
#define XH_REGISTER_AS_OF 2             /* YYYY-MM-DD, of the last update */

/* Reads a register. What can be told only with an assessment is for xh_register_update to say.
 * @owner caller, xh_register_free @errors XH_REJECTED, XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_register_parse(const char *text, size_t size, const xh_limits *limits, xh_register **out,
                                 xh_error **error);

/* A new register, with an entry for every finding of an assessment that was raised.
 * @owner caller, xh_register_free @errors XH_REJECTED: more than a register may hold @threads any @since 0.1 */
XH_API int32_t xh_register_create(const xh_assessment *assessment, xh_register **out, xh_error **error);

/* A register brought up to date with an assessment: new findings are entered, others refreshed, those that are no longer
 * found are marked and kept; what people wrote stays. `risks` stays as it is. Updating the result again with the same
 * assessment gives the same document.
 * @owner caller, xh_register_free @errors XH_REJECTED: it is another organisation's, or was updated from a later assessment;
 * an early warning names a fact that the engine does not know @threads any @since 0.1 */
XH_API int32_t xh_register_update(const xh_register *risks, const xh_assessment *assessment, xh_register **out,
                                  xh_error **error);

/* A text of a register, `field` XH_REGISTER_…. @owner view of `risks` @errors no others @threads any @since 0.1 */
XH_API int32_t xh_register_text(const xh_register *risks, int32_t field, const char **text, size_t *size,
                                xh_error **error);

/* How many entries it has. @owner nothing @errors no others @threads any @since 0.1 */
XH_API int32_t xh_register_entry_count(const xh_register *risks, size_t *count, xh_error **error);

/* The register as a document, laid out for people, to be read again and edited.
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_register_to_json(const xh_register *risks, xh_buffer **out, xh_error **error);

/* What it comes to on a day, YYYY-MM-DD, or "" for its own: levels, what needs work first, days overdue, what has to be
 * assessed anew, what is not in order with seals and certificates; as JSON (documents.md).
 * @owner caller, xh_buffer_free @errors no others @threads any @since 0.1 */
XH_API int32_t xh_register_view_to_json(const xh_register *risks, const char *as_of, size_t as_of_size,
                                        xh_buffer **out, xh_error **error);

/* The same for a terminal. @owner caller, xh_buffer_free @errors XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_register_view_to_text(const xh_register *risks, const char *as_of, size_t as_of_size,
                                        const xh_text_options *options, xh_buffer **out, xh_error **error);

/* @owner takes `risks` @errors none @threads one @since 0.1 */
XH_API void xh_register_free(xh_register *risks);

/* ---- Logic: conditions and rules by themselves. ------------------------------------------------------------------ */

/* The value of a rule on data, both JSON, as JSON: what JsonLogic gives, for our own operators what documents.md says;
 * what data does not say is null, and numbers that JSON does not have are written null. With XH_LOGIC_UNKNOWN it is an
 * object: {"known": VALUE, "needs": […], "assumed": […]}, or instead of "known" {"unknown": {"truth": …, "types": […],
 * "lo": …, "hi": …}}, what holds whatever the unknown turns out to be. The limits hold for each of the two texts. The
 * work is bounded: what takes too long is unknown.
 * @owner caller, xh_buffer_free @errors XH_REJECTED: one of them is not JSON, or the rule cannot be understood;
 * XH_UNSUPPORTED @threads any @since 0.1 */
XH_API int32_t xh_logic_evaluate(const char *rule, size_t rule_size, const char *data, size_t data_size,
                                 const xh_limits *limits, const xh_logic_options *options, xh_buffer **out,
                                 xh_error **error);

#ifdef __cplusplus
}
#endif

#endif
