/* Every call, with the first, the second, the third … allocation refused, until the call needs no more of them. Each such
 * call has to give XH_OUT_OF_MEMORY with an error object and cleared outputs, leak nothing, and work when it is called
 * again. All of it twice: with one allocation refused, and with all from then on.
 *
 * A call may survive a refused allocation (a sort without its buffer); then its result has to be the usual one. */
#include "failing_memory.h"
#include "support.h"

/* The loop over the allocations of one call. */
static unsigned long nth;
static unsigned long dense_until = 100000; /* beyond, a tenth of the way at a time */
static int for_good;
static int going;
static long live_before;

static void begin(void) {
    nth = 0;
    for_good = 0;
    going = 1;
}

static int next(void) {
    if (!going && !for_good) {
        nth = 0;
        for_good = 1;
        going = 1;
    }
    nth += nth < dense_until ? 1 : nth / 10;
    return going;
}

static int arm(void) {
    soil();
    live_before = live_allocations();
    refuse_allocation(nth, for_good);
    return 1;
}

static void judge(int32_t status, int32_t expected, const char *call, int line) {
    const int refused = stop_refusing();
    if (status != expected) check(refused, "failed though no allocation was refused", __FILE__, line);
    if (status == XH_OK) {
        check_ok(status, call, __FILE__, line);
    } else {
        check_fails(status, status == expected ? expected : XH_OUT_OF_MEMORY, 1, call, __FILE__, line);
    }
    if (!refused) going = 0;
}

static void balance(const char *call, int line) {
    const long leaked = live_allocations() - live_before;
    if (leaked == 0) return;
    fprintf(stderr, "    %ld allocations leaked, the %luth refused\n", leaked, nth);
    check(0, call, __FILE__, line);
}

/* Calls until nothing more is refused; `release` frees what a call gave. */
#define EVERY(expected, call, release)                                    \
    for (begin(); next();) {                                              \
        const int32_t status = arm() ? (call) : -1;                       \
        judge(status, expected, #call, __LINE__);                         \
        if (status == XH_OK) release;                                     \
        balance(#call, __LINE__);                                         \
    }
#define HANDLE(call, release) EVERY(XH_OK, call, release)
#define NUMBERS(call) EVERY(XH_OK, call, (void)0)
#define VIEW(call) EVERY(XH_OK, call, CHECK(o.text != NULL))
#define FAULT(expected, call) EVERY(expected, call, (void)0)

static xh_buffer *usual;

static void same_as_usual(void) {
    CHECK(o.buffer != NULL && xh_buffer_size(o.buffer) == xh_buffer_size(usual));
    CHECK(o.buffer != NULL && memcmp(xh_buffer_data(o.buffer), xh_buffer_data(usual), xh_buffer_size(usual)) == 0);
    xh_buffer_free(o.buffer);
}

/* A call that fills o.buffer; the result is compared with that of an undisturbed call. */
#define BUFFER(call)                                  \
    soil();                                           \
    CHECK((call) == XH_OK);                           \
    usual = o.buffer;                                 \
    EVERY(XH_OK, call, same_as_usual())               \
    xh_buffer_free(usual)

/* The built-in engines are made at the first call and kept; a first call that fails keeps nothing. */
static void cold(void) {
    dense_until = 150;
    for (begin(); next();) {
        const int32_t status = arm() ? xh_engine_standard(NULL, 0, &o.engine, &o.error) : -1;
        judge(status, XH_OK, "xh_engine_standard", __LINE__);
        if (status == XH_OK) {
            xh_engine_free(o.engine);
        } else {
            balance("xh_engine_standard", __LINE__);
        }
    }
    begin();
    for_good = 1; /* the first success is the only one that is cold */
    while (next()) {
        const int32_t status = arm() ? xh_scheme_standard(S("whole-standard"), &o.scheme, &o.error) : -1;
        judge(status, XH_OK, "xh_scheme_standard", __LINE__);
        if (status == XH_OK) {
            xh_scheme_free(o.scheme);
        } else {
            balance("xh_scheme_standard", __LINE__);
        }
    }
    dense_until = 100000;
}

static void library(void) {
    xh_error *error = NULL;
    CHECK(xh_version() != NULL && xh_abi_version() == XH_ABI_VERSION && xh_status_name(XH_OK) != NULL);
    VIEW(xh_standard_document(S("whole-standard"), &o.text, &o.size, &o.error))
    FAULT(XH_NOT_FOUND, xh_standard_document(S("a document of another library"), &o.text, &o.size, &o.error))
    VIEW(xh_schema_text(S("record"), &o.text, &o.size, &o.error))
    FAULT(XH_NOT_FOUND, xh_schema_text(S("a document of another library"), &o.text, &o.size, &o.error))
    NUMBERS(xh_schema_count(&o.count, &o.error))
    VIEW(xh_schema_kind(0, &o.text, &o.size, &o.error))
    FAULT(XH_INVALID_ARGUMENT, xh_schema_kind(100, &o.text, &o.size, &o.error))
    BUFFER(xh_document_kind(S(small_scheme), NULL, &o.buffer, &o.error));
    FAULT(XH_REJECTED, xh_document_kind(S("{\"format\": 1, \"format\": 2"), NULL, &o.buffer, &o.error))

    CHECK(xh_record_parse(S("[1]"), NULL, &o.record, &error) == XH_REJECTED);
    CHECK(xh_error_status(error) == XH_REJECTED && xh_error_message(error) != NULL);
    CHECK(xh_error_diagnostic_count(error) == 1);
    /* These have no error object of their own. */
    for (begin(); next();) {
        const int32_t status = arm() ? xh_error_to_text(error, &o.buffer) : -1;
        const int refused = stop_refusing();
        CHECK(status == XH_OK || (status == XH_OUT_OF_MEMORY && refused && o.buffer == NULL));
        xh_buffer_free(o.buffer);
        balance("xh_error_to_text", __LINE__);
        going = refused;
    }
    arm();
    CHECK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_CODE, &o.text, &o.size) == XH_OK);
    CHECK(xh_error_diagnostic_place(error, 0, &o.u, &o.v) == XH_OK);
    CHECK(!stop_refusing());
    xh_error_free(error);
}

/* The error for exhausted memory is an object like any other, though nobody could allocate it. */
static void error_of_exhausted_memory(void) {
    xh_error *error = NULL;
    soil();
    refuse_allocation(1, 1);
    CHECK(xh_record_parse(S(small_record), NULL, &o.record, &error) == XH_OUT_OF_MEMORY);
    CHECK(xh_error_status(error) == XH_OUT_OF_MEMORY && xh_error_message(error)[0] != '\0');
    CHECK(xh_error_diagnostic_count(error) == 0);
    CHECK(xh_error_diagnostic_text(error, 0, 0, &o.text, &o.size) != XH_OK);
    CHECK(xh_error_to_text(error, &o.buffer) == XH_OUT_OF_MEMORY);
    stop_refusing();
    CHECK(xh_error_to_text(error, &o.buffer) == XH_OK);
    BUFFER_HAS("memory");
    xh_error_free(error);
    /* Without a place for it. */
    refuse_allocation(1, 1);
    CHECK(xh_record_parse(S(small_record), NULL, &o.record, NULL) == XH_OUT_OF_MEMORY && o.record == NULL);
    stop_refusing();
}

static void catalogues(void) {
    const char *others[1];
    size_t sizes[1];
    xh_catalogue *const catalogue = make_catalogue();
    xh_catalogue *smaller = NULL;
    const xh_text_options english = {sizeof(xh_text_options), XH_EN, 50, 0};
    others[0] = small_catalogue;
    sizes[0] = strlen(small_catalogue);
    HANDLE(xh_catalogue_parse(S(small_catalogue), NULL, NULL, 0, NULL, &o.catalogue, &o.error),
           xh_catalogue_free(o.catalogue))
    HANDLE(xh_catalogue_parse(S(small_extension), others, sizes, 1, NULL, &o.catalogue, &o.error),
           xh_catalogue_free(o.catalogue))
    FAULT(XH_REJECTED, xh_catalogue_parse(S(small_scheme), NULL, NULL, 0, NULL, &o.catalogue, &o.error))
    HANDLE(xh_catalogue_standard(&o.catalogue, &o.error), xh_catalogue_free(o.catalogue))
    NUMBERS(xh_catalogue_check(catalogue, &o.error))
    VIEW(xh_catalogue_identity(catalogue, XH_IDENTITY_ID, &o.text, &o.size, &o.error))
    VIEW(xh_catalogue_title(catalogue, XH_ZH, &o.text, &o.size, &o.error))
    CHECK(xh_catalogue_parse(S(small_extension), others, sizes, 1, NULL, &smaller, NULL) == XH_OK);
    NUMBERS(xh_catalogue_extended_count(smaller, &o.count, &o.error))
    VIEW(xh_catalogue_extended_identity(smaller, 0, XH_IDENTITY_ID, &o.text, &o.size, &o.error))
    xh_catalogue_free(smaller);
    NUMBERS(xh_catalogue_indicator_count(catalogue, &o.count, &o.error))
    NUMBERS(xh_catalogue_criterion_count(catalogue, &o.count, &o.error))
    NUMBERS(xh_catalogue_find_indicator(catalogue, S("G.1"), &o.count, &o.error))
    FAULT(XH_NOT_FOUND, xh_catalogue_find_indicator(catalogue, S("an id that is rather long"), &o.count, &o.error))
    NUMBERS(xh_catalogue_find_criterion(catalogue, S("G.1.1.1"), &o.count, &o.error))
    FAULT(XH_NOT_FOUND, xh_catalogue_find_criterion(catalogue, S("G"), &o.count, &o.error))
    VIEW(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_TITLE, XH_ZH, &o.text, &o.size, &o.error))
    NUMBERS(xh_catalogue_indicator_place(catalogue, 0, &o.a, &o.u, &o.v, &o.w, &o.x, &o.error))
    VIEW(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_STATEMENT, XH_ZH, &o.text, &o.size, &o.error))
    NUMBERS(xh_catalogue_criterion(catalogue, 0, &o.u, &o.a, &o.count, &o.more, &o.most, &o.error))
    NUMBERS(xh_catalogue_criterion_strength(catalogue, 0, 0, &o.a, &o.error))
    NUMBERS(xh_catalogue_criterion_kind(catalogue, 0, 0, &o.a, &o.error))
    VIEW(xh_catalogue_criterion_related(catalogue, 0, 0, &o.text, &o.size, &o.error))
    BUFFER(xh_catalogue_to_json(catalogue, &o.buffer, &o.error));
    BUFFER(xh_catalogue_to_text(catalogue, &english, &o.buffer, &o.error));
    BUFFER(xh_catalogue_to_markdown(catalogue, XH_ZH, &o.buffer, &o.error));
    BUFFER(xh_catalogue_to_dot(catalogue, XH_ZH, &o.buffer, &o.error));
    xh_catalogue_free(catalogue);
}

static void schemes(void) {
    xh_scheme *const scheme = make_scheme();
    HANDLE(xh_scheme_parse(S(small_scheme), NULL, &o.scheme, &o.error), xh_scheme_free(o.scheme))
    FAULT(XH_REJECTED, xh_scheme_parse(S(small_catalogue), NULL, &o.scheme, &o.error))
    HANDLE(xh_scheme_standard(NULL, 0, &o.scheme, &o.error), xh_scheme_free(o.scheme))
    FAULT(XH_NOT_FOUND, xh_scheme_standard(S("a scheme of another library"), &o.scheme, &o.error))
    VIEW(xh_scheme_identity(scheme, XH_IDENTITY_SHA256, &o.text, &o.size, &o.error))
    VIEW(xh_scheme_title(scheme, XH_ZH, &o.text, &o.size, &o.error))
    VIEW(xh_scheme_catalogue(scheme, &o.text, &o.size, &o.error))
    VIEW(xh_scheme_full_marks(scheme, &o.text, &o.size, &o.error))
    NUMBERS(xh_scheme_rating_count(scheme, &o.count, &o.error))
    VIEW(xh_scheme_rating_text(scheme, 0, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error))
    NUMBERS(xh_scheme_rating_value(scheme, 0, &o.big, &o.error))
    NUMBERS(xh_scheme_grade_count(scheme, &o.count, &o.error))
    VIEW(xh_scheme_grade_text(scheme, 0, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error))
    NUMBERS(xh_scheme_grade_at_least(scheme, 0, &o.big, &o.error))
    xh_scheme_free(scheme);
}

static void rules(void) {
    xh_rules *const rules = make_rules();
    xh_engine *const engine = make_engine();
    xh_rules *faulty = NULL;
    HANDLE(xh_rules_parse(S(small_rules), NULL, &o.rules, &o.error), xh_rules_free(o.rules))
    FAULT(XH_REJECTED, xh_rules_parse(S(small_scheme), NULL, &o.rules, &o.error))
    HANDLE(xh_rules_standard(S("academic-risks"), &o.rules, &o.error), xh_rules_free(o.rules))
    FAULT(XH_NOT_FOUND, xh_rules_standard(S("rules of another library"), &o.rules, &o.error))
    NUMBERS(xh_rules_check(rules, engine, &o.error))
    CHECK(xh_rules_parse(S(faulty_rules), NULL, &faulty, NULL) == XH_OK);
    FAULT(XH_REJECTED, xh_rules_check(faulty, engine, &o.error))
    VIEW(xh_rules_identity(rules, XH_IDENTITY_SHA256, &o.text, &o.size, &o.error))
    VIEW(xh_rules_title(rules, XH_ZH, &o.text, &o.size, &o.error))
    VIEW(xh_rules_catalogue(rules, &o.text, &o.size, &o.error))
    xh_rules_free(faulty);
    xh_engine_free(engine);
    xh_rules_free(rules);
}

static void records(void) {
    xh_record *const record = make_record();
    HANDLE(xh_record_parse(S(small_record), NULL, &o.record, &o.error), xh_record_free(o.record))
    FAULT(XH_REJECTED, xh_record_parse(S(faulty_record), NULL, &o.record, &o.error))
    VIEW(xh_record_text(record, XH_RECORD_AS_OF, &o.text, &o.size, &o.error))
    NUMBERS(xh_record_rating_count(record, &o.count, &o.error))
    VIEW(xh_record_rating_text(record, 0, XH_RATING_CRITERION, &o.text, &o.size, &o.error))
    FAULT(XH_INVALID_ARGUMENT, xh_record_rating_text(record, 3, XH_RATING_CRITERION, &o.text, &o.size, &o.error))
    NUMBERS(xh_record_evidence_count(record, 0, &o.count, &o.error))
    VIEW(xh_record_evidence_text(record, 0, 0, XH_EVIDENCE_URI, &o.text, &o.size, &o.error))
    BUFFER(xh_record_sha256(record, &o.buffer, &o.error));
    xh_record_free(record);
}

static xh_record_builder *make_builder(void) {
    xh_record_builder *builder = NULL;
    CHECK(xh_record_builder_create(S("TEST-1"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &builder, NULL) == XH_OK);
    CHECK(xh_record_builder_rate(builder, S("G.1.1.1"), S("met"), NULL, NULL) == XH_OK);
    CHECK(xh_record_builder_evidence(builder, S("minutes"), NULL, NULL) == XH_OK);
    return builder;
}

static int32_t call_builder(int which, xh_record_builder *builder) {
    const char *const text = "a text that is too long to be kept without an allocation";
    const xh_rating_details rating = {sizeof(xh_rating_details), NULL, 0, text, 30, NULL, 0, text, 40};
    const xh_evidence_details evidence = {sizeof(xh_evidence_details), text, 50, NULL, 0, NULL, 0};
    switch (which) {
        case 0: return xh_record_builder_name(builder, S(text), &o.error);
        case 1: return xh_record_builder_kind(builder, S(text), &o.error);
        case 2: return xh_record_builder_region(builder, S(text), &o.error);
        case 3: return xh_record_builder_fact(builder, S("fees.count"), S("1234567890.1234567890"), &o.error);
        case 4: return xh_record_builder_rate(builder, S("G.1.1.2"), S("met"), &rating, &o.error);
        case 5: return xh_record_builder_measure(builder, S("G.1.1.3"), S("4"), &rating, &o.error);
        default: return xh_record_builder_evidence(builder, S(text), &evidence, &o.error);
    }
}

/* A builder that could not do what it was asked for is as it was before. */
static void check_unchanged(const xh_record_builder *builder) {
    xh_record *record = NULL;
    soil();
    CHECK(xh_record_builder_build(builder, NULL, &record, NULL) == XH_OK);
    CHECK(xh_record_sha256(record, &o.buffer, NULL) == XH_OK);
    same_as_usual();
    xh_record_free(record);
}

static void builder_calls(void) {
    int which;
    for (which = 0; which < 7; ++which) {
        for (begin(); next();) {
            xh_record_builder *const builder = make_builder();
            const int32_t status = arm() ? call_builder(which, builder) : -1;
            judge(status, XH_OK, "xh_record_builder_…", which);
            if (status != XH_OK) check_unchanged(builder);
            CHECK(call_builder(which, builder) == XH_OK);
            xh_record_builder_free(builder);
        }
    }
}

static void builders(void) {
    xh_record_builder *const builder = make_builder();
    xh_record_builder *empty = NULL;
    xh_record *record = NULL;
    HANDLE(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &o.builder, &o.error),
           xh_record_builder_free(o.builder))
    HANDLE(xh_record_builder_build(builder, NULL, &o.record, &o.error), xh_record_free(o.record))
    CHECK(xh_record_builder_create(NULL, 0, NULL, 0, NULL, 0, NULL, 0, &empty, NULL) == XH_OK);
    FAULT(XH_REJECTED, xh_record_builder_build(empty, NULL, &o.record, &o.error))
    xh_record_builder_free(empty);
    CHECK(xh_record_builder_build(builder, NULL, &record, NULL) == XH_OK);
    CHECK(xh_record_sha256(record, &usual, NULL) == XH_OK);
    builder_calls();
    xh_buffer_free(usual);
    xh_record_free(record);
    xh_record_builder_free(builder);
}

static void engines(void) {
    xh_catalogue *const catalogue = make_catalogue();
    xh_scheme *const scheme = make_scheme();
    xh_rules *const rules = make_rules();
    xh_engine *const engine = make_engine();
    xh_engine *const ruled = make_ruled_engine();
    xh_scheme *other = NULL;
    xh_rules *more = NULL;
    const xh_rules *together[2];
    HANDLE(xh_engine_create(catalogue, scheme, &o.engine, &o.error), xh_engine_free(o.engine))
    CHECK(xh_scheme_standard(NULL, 0, &other, NULL) == XH_OK);
    FAULT(XH_REJECTED, xh_engine_create(catalogue, other, &o.engine, &o.error))
    xh_scheme_free(other);
    together[0] = rules;
    CHECK(xh_rules_parse(S(more_rules), NULL, &more, NULL) == XH_OK);
    together[1] = more;
    HANDLE(xh_engine_create_with_rules(catalogue, scheme, together, 2, &o.engine, &o.error), xh_engine_free(o.engine))
    together[0] = more;
    FAULT(XH_REJECTED, xh_engine_create_with_rules(catalogue, scheme, together, 1, &o.engine, &o.error))
    HANDLE(xh_engine_standard(NULL, 0, &o.engine, &o.error), xh_engine_free(o.engine))
    FAULT(XH_NOT_FOUND, xh_engine_standard(S("a scheme of another library"), &o.engine, &o.error))
    HANDLE(xh_engine_catalogue(engine, &o.catalogue, &o.error), xh_catalogue_free(o.catalogue))
    HANDLE(xh_engine_scheme(engine, &o.scheme, &o.error), xh_scheme_free(o.scheme))
    NUMBERS(xh_engine_rules_count(ruled, &o.count, &o.error))
    HANDLE(xh_engine_rules(ruled, 0, &o.rules, &o.error), xh_rules_free(o.rules))
    BUFFER(xh_engine_indicator_weight(engine, 0, &o.buffer, &o.error));
    BUFFER(xh_engine_criterion_weight(engine, 0, &o.buffer, &o.error));
    NUMBERS(xh_engine_indicator(engine, 0, &o.a, &o.b, &o.error))
    BUFFER(xh_engine_record_template(engine, XH_ZH, &o.buffer, &o.error));
    xh_rules_free(more);
    xh_engine_free(ruled);
    xh_engine_free(engine);
    xh_rules_free(rules);
    xh_scheme_free(scheme);
    xh_catalogue_free(catalogue);
}

static void assessing(void) {
    xh_engine *const engine = make_engine();
    xh_engine *const ruled = make_ruled_engine();
    xh_record *const record = make_record();
    char text[8192];
    xh_lines_options options = {sizeof options, XH_LINES_NDJSON, XH_NODES_ALL, 1};
    HANDLE(xh_engine_assess(engine, record, &o.assessment, &o.error), xh_assessment_free(o.assessment))
    HANDLE(xh_engine_assess_json(engine, S(small_record), NULL, &o.assessment, &o.error),
           xh_assessment_free(o.assessment))
    FAULT(XH_REJECTED, xh_engine_assess_json(engine, S(faulty_record), NULL, &o.assessment, &o.error))
    HANDLE(xh_engine_assess_json(ruled, S(ruled_record), NULL, &o.assessment, &o.error),
           xh_assessment_free(o.assessment))
    BUFFER(xh_engine_assess_to_json(engine, S(small_record), NULL, NULL, &o.buffer, &o.error));
    FAULT(XH_REJECTED, xh_engine_assess_to_json(engine, S(faulty_record), NULL, NULL, &o.buffer, &o.error))

    sprintf(text, "%s\n{\n%s\n", small_record, small_record);
    BUFFER(xh_engine_assess_lines(engine, S(text), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.threads = 3;
    BUFFER(xh_engine_assess_lines(engine, S(text), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.format = XH_LINES_CSV;
    BUFFER(xh_engine_assess_lines(engine, S(text), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    xh_record_free(record);
    xh_engine_free(ruled);
    xh_engine_free(engine);
}

/* Exhausted memory leaves the caller's columns as they are, or written to the end by a call that is repeated. */
static void columns(void) {
    xh_engine *const engine = make_ruled_engine();
    xh_record *const record = make_record();
    xh_columns *made = NULL;
    uint8_t codes[3 * 4] = {0, 1, 2, 3, 4, 4, 4, 4, 0, 9, 0, 0};
    int32_t lower[3];
    int64_t values[3] = {0, 1, 2};
    xh_rating_columns ratings = {sizeof ratings, codes, 2, 0, 0, 0, 0};
    xh_score_columns scores = {sizeof scores, lower, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0, NULL, NULL, 0};
    const xh_measure_column measure = {sizeof measure, 2, values, 1, NULL};
    HANDLE(xh_columns_create(engine, record, &made, &o.error), xh_columns_free(made))
    CHECK(xh_columns_create(engine, record, &made, NULL) == XH_OK);
    NUMBERS(xh_columns_criterion_count(made, &o.count, &o.error))
    NUMBERS(xh_columns_criterion(made, 0, &o.u, &o.error))
    NUMBERS(xh_columns_node_count(made, &o.count, &o.error))
    NUMBERS(xh_columns_node(made, 0, &o.u, &o.error))
    NUMBERS(xh_columns_code(made, S("met"), &o.u, &o.error))
    FAULT(XH_NOT_FOUND, xh_columns_code(made, S("a rating of another scale"), &o.u, &o.error))
    NUMBERS(xh_columns_score(made, &ratings, &measure, 1, &scores, NULL, &o.error))
    ratings.rows = 3;
    FAULT(XH_REJECTED, xh_columns_score(made, &ratings, NULL, 0, &scores, NULL, &o.error))
    xh_columns_free(made);
    xh_record_free(record);
    xh_engine_free(engine);
}

static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void release_array(struct ArrowArray *array) { array->release = NULL; }
static void release_stream(struct ArrowArrayStream *stream) { stream->release = NULL; }

/* One column of one rating. */
static void describe(struct ArrowSchema *schema, struct ArrowSchema *field, struct ArrowSchema **fields) {
    memset(schema, 0, sizeof *schema);
    memset(field, 0, sizeof *field);
    field->format = "u";
    field->name = "G.1.1.1";
    field->release = release_schema;
    fields[0] = field;
    schema->format = "+s";
    schema->n_children = 1;
    schema->children = fields;
    schema->release = release_schema;
}

static int give_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    static struct ArrowSchema field, *fields[1];
    (void)stream;
    describe(out, &field, fields);
    return 0;
}

static int give_nothing(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    (void)stream;
    memset(out, 0, sizeof *out);
    return 0;
}

/* A call that fails leaves what it was given to the caller. */
static void arrow(void) {
    static const int32_t offsets[2] = {0, 3};
    static const void *buffers[3] = {NULL, offsets, "met"}, *none[1] = {NULL};
    xh_engine *const engine = make_engine();
    xh_record *const record = make_record();
    xh_arrow *made = NULL;
    struct ArrowSchema schema, field, *fields[1], described;
    struct ArrowArray batch, column, *columns_at[1], results;
    struct ArrowArrayStream in, out;
    HANDLE(xh_arrow_create(engine, record, NULL, &made, &o.error), xh_arrow_free(made))
    CHECK(xh_arrow_create(engine, record, NULL, &made, NULL) == XH_OK);
    describe(&schema, &field, fields);
    memset(&column, 0, sizeof column);
    memset(&batch, 0, sizeof batch);
    column.length = batch.length = 1;
    column.n_buffers = 3;
    column.buffers = buffers;
    column.release = release_array;
    columns_at[0] = &column;
    batch.n_buffers = 1;
    batch.buffers = none;
    batch.n_children = 1;
    batch.children = columns_at;
    batch.release = release_array;
    EVERY(XH_OK, xh_arrow_score_batch(made, &schema, &batch, &described, &results, &o.error),
          (described.release(&described), results.release(&results), batch.release = release_array))
    memset(&in, 0, sizeof in);
    in.get_schema = give_schema;
    in.get_next = give_nothing;
    in.release = release_stream;
    EVERY(XH_OK, xh_arrow_score_stream(made, &in, &out, &o.error),
          (out.release(&out), in.get_schema = give_schema, in.get_next = give_nothing, in.release = release_stream))
    xh_arrow_free(made);
    xh_record_free(record);
    xh_engine_free(engine);
}

static void assessments(void) {
    xh_assessment *const assessment = make_assessment();
    NUMBERS(xh_assessment_score(assessment, &o.a, &o.b, &o.c, &o.error))
    VIEW(xh_assessment_marks(assessment, XH_LOWER, &o.text, &o.size, &o.error))
    VIEW(xh_assessment_grade(assessment, XH_LOWER, &o.text, &o.size, &o.error))
    VIEW(xh_assessment_grade_before_gates(assessment, XH_UPPER, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_coverage(assessment, &o.u, &o.v, &o.w, &o.x, &o.error))
    NUMBERS(xh_assessment_node_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_find_node(assessment, S("G.1.1"), &o.count, &o.error))
    FAULT(XH_NOT_FOUND, xh_assessment_find_node(assessment, S("an id that is rather long"), &o.count, &o.error))
    NUMBERS(xh_assessment_node(assessment, 0, &o.u, &o.a, &o.b, &o.c, &o.d, &o.error))
    VIEW(xh_assessment_node_id(assessment, 0, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_node_coverage(assessment, 0, &o.u, &o.v, &o.w, &o.x, &o.error))
    NUMBERS(xh_assessment_criterion_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_find_criterion(assessment, S("G.1.1.1"), &o.count, &o.error))
    NUMBERS(xh_assessment_criterion(assessment, 0, &o.u, &o.a, &o.v, &o.error))
    VIEW(xh_assessment_criterion_text(assessment, 0, XH_RESULT_RATING, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_criterion_value(assessment, 0, &o.a, &o.b, &o.c, &o.error))
    NUMBERS(xh_assessment_criterion_contribution(assessment, 0, &o.a, &o.b, &o.c, &o.error))
    NUMBERS(xh_assessment_gate_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_find_gate(assessment, S("finance"), &o.count, &o.error))
    NUMBERS(xh_assessment_gate(assessment, 0, &o.a, &o.u, &o.error))
    VIEW(xh_assessment_gate_text(assessment, 0, XH_GATE_ID, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_warning_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_warning(assessment, 0, &o.u, &o.v, &o.error))
    BUFFER(xh_assessment_warning_text(assessment, 1, XH_WARNING_AT, &o.buffer, &o.error));
    HANDLE(xh_assessment_engine(assessment, &o.engine, &o.error), xh_engine_free(o.engine))
    HANDLE(xh_assessment_record(assessment, &o.record, &o.error), xh_record_free(o.record))
    BUFFER(xh_assessment_to_json(assessment, NULL, &o.buffer, &o.error));
    BUFFER(xh_assessment_to_text(assessment, NULL, &o.buffer, &o.error));
    BUFFER(xh_assessment_to_markdown(assessment, XH_EN, &o.buffer, &o.error));
    BUFFER(xh_assessment_to_html(assessment, XH_ZH, &o.buffer, &o.error));
    BUFFER(xh_assessment_explain(assessment, S("G"), NULL, &o.buffer, &o.error));
    BUFFER(xh_assessment_explain(assessment, S("G.1.1.1"), NULL, &o.buffer, &o.error));
    FAULT(XH_NOT_FOUND, xh_assessment_explain(assessment, S("H"), NULL, &o.buffer, &o.error))
    xh_assessment_free(assessment);
}

static void risks(void) {
    xh_assessment *const assessment = make_ruled_assessment();
    NUMBERS(xh_assessment_finding_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_find_finding(assessment, S("too-old"), S("li"), &o.count, &o.error))
    FAULT(XH_NOT_FOUND, xh_assessment_find_finding(assessment, S("a rule of another"), NULL, 0, &o.count, &o.error))
    NUMBERS(xh_assessment_finding(assessment, 0, &o.a, &o.u, &o.error))
    VIEW(xh_assessment_finding_text(assessment, 0, XH_FINDING_CASE, &o.text, &o.size, &o.error))
    VIEW(xh_assessment_finding_level(assessment, 0, XH_UPPER, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_finding_likelihood(assessment, 0, &o.a, &o.b, &o.c, &o.error))
    NUMBERS(xh_assessment_finding_impact(assessment, 0, &o.a, &o.b, &o.c, &o.error))
    NUMBERS(xh_assessment_conflict_count(assessment, &o.count, &o.error))
    NUMBERS(xh_assessment_conflict(assessment, 0, &o.u, &o.v, &o.a, &o.big, &o.error))
    VIEW(xh_assessment_conflict_text(assessment, 0, XH_CONFLICT_RATING, &o.text, &o.size, &o.error))
    NUMBERS(xh_assessment_deadline_count(assessment, &o.count, &o.error))
    VIEW(xh_assessment_deadline_text(assessment, 0, XH_DEADLINE_ON, &o.text, &o.size, &o.error))
    VIEW(xh_assessment_deadline_title(assessment, 0, XH_ZH, &o.text, &o.size, &o.error))
    BUFFER(xh_assessment_to_json(assessment, NULL, &o.buffer, &o.error));
    xh_assessment_free(assessment);
}

static void registers(void) {
    xh_assessment *const assessment = make_ruled_assessment();
    xh_register *risks = NULL;
    xh_buffer *text = NULL;
    CHECK(xh_register_create(assessment, &risks, NULL) == XH_OK);
    CHECK(xh_register_to_json(risks, &text, NULL) == XH_OK);
    HANDLE(xh_register_create(assessment, &o.risks, &o.error), xh_register_free(o.risks))
    HANDLE(xh_register_update(risks, assessment, &o.risks, &o.error), xh_register_free(o.risks))
    HANDLE(xh_register_parse(xh_buffer_data(text), xh_buffer_size(text), NULL, &o.risks, &o.error), xh_register_free(o.risks))
    FAULT(XH_REJECTED, xh_register_parse(S(faulty_record), NULL, &o.risks, &o.error))
    VIEW(xh_register_text(risks, XH_REGISTER_AS_OF, &o.text, &o.size, &o.error))
    NUMBERS(xh_register_entry_count(risks, &o.count, &o.error))
    BUFFER(xh_register_to_json(risks, &o.buffer, &o.error));
    BUFFER(xh_register_view_to_json(risks, S("2026-06-30"), &o.buffer, &o.error));
    BUFFER(xh_register_view_to_text(risks, NULL, 0, NULL, &o.buffer, &o.error));
    FAULT(XH_INVALID_ARGUMENT, xh_register_view_to_json(risks, S("no day at all"), &o.buffer, &o.error))
    xh_buffer_free(text);
    xh_register_free(risks);
    xh_assessment_free(assessment);
}

static void logic(void) {
    const char *const rule = "{\"filter\": [{\"var\": \"a\"}, {\">\": [{\"var\": \"n\"}, 3]}]}";
    const char *const data = "{\"a\": [{\"n\": 4}, {\"n\": 2}, {\"m\": \"a text that is rather long\"}]}";
    const xh_logic_options unknown = {sizeof(xh_logic_options), XH_LOGIC_UNKNOWN};
    BUFFER(xh_logic_evaluate(S(rule), S(data), NULL, NULL, &o.buffer, &o.error));
    BUFFER(xh_logic_evaluate(S(rule), S(data), NULL, &unknown, &o.buffer, &o.error));
    FAULT(XH_REJECTED, xh_logic_evaluate(S("{\"no-such-operation\": 1}"), S("{"), NULL, NULL, &o.buffer, &o.error))
}

int main(void) {
    cold();
    library();
    error_of_exhausted_memory();
    catalogues();
    schemes();
    rules();
    records();
    builders();
    engines();
    assessing();
    columns();
    arrow();
    assessments();
    risks();
    registers();
    logic();
    return finish();
}
