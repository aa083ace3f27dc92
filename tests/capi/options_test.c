/* Option structs of callers who were compiled against an older header, or a newer one. */
#include "support.h"

/* What a later header may have made of the options. */
struct later_limits {
    xh_limits now;
    uint64_t more;
    uint64_t still_more;
};

static void limits(void) {
    struct later_limits later;
    memset(&later, 0, sizeof later);
    later.now.struct_size = sizeof later;
    OK(xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    later.now.values = 3;
    FAILS(XH_REJECTED, xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    later.now.values = 0;
    later.still_more = 1;
    FAILS(XH_UNSUPPORTED, xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    later.now.struct_size = sizeof later - sizeof later.still_more;
    OK(xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    later.more = UINT64_MAX;
    FAILS(XH_UNSUPPORTED, xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));

    /* What lies behind the end of a shorter one is not read. */
    later.now.values = 3;
    later.now.struct_size = offsetof(xh_limits, values);
    OK(xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    later.now.bytes = 10;
    later.now.struct_size = sizeof later.now.struct_size;
    OK(xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    later.now.struct_size = 2 * sizeof later.now.struct_size;
    FAILS(XH_REJECTED, xh_scheme_parse(S(small_scheme), &later.now, &o.scheme, &o.error));
}

static void impossible_sizes(void) {
    static const uint64_t sizes[] = {0, 1, 7, 9, 20, 39, 41, 1025, 1032, 0x5A5A5A5A, UINT64_MAX, UINT64_MAX - 7};
    xh_limits wrong = {0, 0, 0, 0, 0};
    size_t i;
    for (i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
        wrong.struct_size = sizes[i];
        BAD(xh_scheme_parse(S(small_scheme), &wrong, &o.scheme, &o.error));
    }
}

/* The largest numbers in every limit mean: no limit of the caller's. No text exhausts the stack. */
static void no_limits(void) {
    const xh_limits none = {sizeof(xh_limits), UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};
    static char deep[1000000];
    memset(deep, '[', sizeof deep);
    FAILS(XH_REJECTED, xh_record_parse(deep, sizeof deep, &none, &o.record, &o.error));
    OK(xh_scheme_parse(S(small_scheme), &none, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    FAILS(XH_REJECTED, xh_record_parse(S(faulty_record), &none, &o.record, &o.error));
}

/* The same of lines, of which there are more than are read at once: one of them is read in two parts. */
static void no_limits_of_lines(void) {
    const xh_limits none = {sizeof(xh_limits), UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};
    const size_t line_size = strlen(small_record) + 1, count = (size_t)3000000 / line_size;
    xh_engine *const engine = make_engine();
    char *const text = malloc(count * line_size);
    size_t i;
    CHECK(text != NULL);
    for (i = 0; i < count && text != NULL; ++i) {
        memcpy(text + i * line_size, small_record, line_size - 1);
        text[(i + 1) * line_size - 1] = '\n';
    }
    OK(xh_engine_assess_lines(engine, text, count * line_size, &none, NULL, &o.buffer, &o.lines, &o.good, &o.bad,
                              &o.error));
    CHECK(o.lines == count && o.good == count && o.bad == 0);
    xh_buffer_free(o.buffer);
    free(text);
    xh_engine_free(engine);
}

/* Every limit limits. */
static void each_limit(void) {
    xh_limits limit = {sizeof limit, 0, 0, 0, 0};
    xh_error *error = NULL;
    limit.diagnostics = 1;
    soil();
    CHECK(xh_record_parse("[[]]", 4, &limit, &o.record, &error) == XH_REJECTED);
    CHECK(xh_error_diagnostic_count(error) >= 1);
    xh_error_free(error);
    limit.diagnostics = 0;
    limit.bytes = strlen(small_record) - 1;
    FAILS(XH_REJECTED, xh_record_parse(S(small_record), &limit, &o.record, &o.error));
    limit.bytes = strlen(small_record);
    OK(xh_record_parse(S(small_record), &limit, &o.record, &o.error));
    xh_record_free(o.record);
    limit.bytes = 0;
    limit.depth = 3;
    FAILS(XH_REJECTED, xh_record_parse(S(small_record), &limit, &o.record, &o.error));
    limit.depth = 0;
    limit.values = 4;
    FAILS(XH_REJECTED, xh_record_parse(S(small_record), &limit, &o.record, &o.error));
}

/* The other kinds of options, each as a struct that has grown: accepted while what is new is zero. */
struct later_options {
    union {
        xh_json_options json;
        xh_text_options text;
        xh_logic_options logic;
        xh_lines_options lines;
        xh_rating_details rating;
        xh_evidence_details evidence;
        xh_rating_columns ratings;
        xh_score_columns scores;
        xh_columns_options columns;
    } now;
    uint64_t more;
};

static void others(void) {
    xh_assessment *const assessment = make_assessment();
    xh_engine *const engine = make_engine();
    xh_record *const record = make_record();
    xh_columns *columns = NULL;
    xh_record_builder *builder = NULL;
    struct later_options later;
    uint64_t more;
    CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-01-01"), &builder, NULL) == XH_OK);
    CHECK(xh_columns_create(engine, record, &columns, NULL) == XH_OK);
    memset(&later, 0, sizeof later);
    for (more = 0; more < 2; ++more) {
        const int32_t expected = more == 0 ? XH_OK : XH_UNSUPPORTED;
        later.more = more;
        later.now.json.struct_size = sizeof later;
        o.buffer = NULL;
        CHECK(xh_assessment_to_json(assessment, &later.now.json, &o.buffer, NULL) == expected);
        xh_buffer_free(o.buffer);
        CHECK(xh_assessment_to_text(assessment, &later.now.text, &o.buffer, NULL) == expected);
        xh_buffer_free(o.buffer);
        CHECK(xh_assessment_explain(assessment, S("G"), &later.now.text, &o.buffer, NULL) == expected);
        xh_buffer_free(o.buffer);
        CHECK(xh_logic_evaluate(S("1"), S("{}"), NULL, &later.now.logic, &o.buffer, NULL) == expected);
        xh_buffer_free(o.buffer);
        CHECK(xh_engine_assess_lines(engine, S("{}"), NULL, &later.now.lines, &o.buffer, NULL, NULL, NULL, NULL) == expected);
        xh_buffer_free(o.buffer);
        CHECK(xh_record_builder_rate(builder, S("a"), S("b"), &later.now.rating, NULL) == expected);
        CHECK(xh_record_builder_measure(builder, S("a"), S("1"), &later.now.rating, NULL) == expected);
        CHECK(xh_record_builder_evidence(builder, S("a"), &later.now.evidence, NULL) == expected);
        CHECK(xh_columns_score(columns, &later.now.ratings, NULL, 0, &later.now.scores, &later.now.columns, NULL) == expected);
    }
    xh_record_builder_free(builder);
    xh_columns_free(columns);
    xh_record_free(record);
    xh_engine_free(engine);
    xh_assessment_free(assessment);
}

int main(void) {
    limits();
    impossible_sizes();
    no_limits();
    no_limits_of_lines();
    each_limit();
    others();
    return finish();
}
