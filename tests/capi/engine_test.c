/* Engines: made, looked into, put to work. */
#include "support.h"

static xh_engine *engine;

static void create(void) {
    xh_catalogue *const catalogue = make_catalogue();
    xh_scheme *const scheme = make_scheme();
    xh_scheme *other = NULL;
    OK(xh_engine_create(catalogue, scheme, &o.engine, &o.error));
    xh_engine_free(o.engine);
    CHECK(xh_scheme_standard(NULL, 0, &other, NULL) == XH_OK);
    FAILS(XH_REJECTED, xh_engine_create(catalogue, other, &o.engine, &o.error));
    BAD(xh_engine_create(NULL, scheme, &o.engine, &o.error));
    BAD(xh_engine_create(catalogue, NULL, &o.engine, &o.error));
    BAD(xh_engine_create(catalogue, scheme, NULL, &o.error));
    xh_scheme_free(other);
    xh_scheme_free(scheme);
    xh_catalogue_free(catalogue);
}

static void standard(void) {
    OK(xh_engine_standard(NULL, 0, &o.engine, &o.error));
    xh_engine_free(o.engine);
    OK(xh_engine_standard(S("whole-standard"), &o.engine, &o.error));
    xh_engine_free(o.engine);
    FAILS(XH_NOT_FOUND, xh_engine_standard(S("whole"), &o.engine, &o.error));
    BAD(xh_engine_standard(NULL, 1, &o.engine, &o.error));
    BAD(xh_engine_standard(NOT_UTF8, &o.engine, &o.error));
    BAD(xh_engine_standard(NULL, 0, NULL, &o.error));
}

static void parts(void) {
    xh_catalogue *catalogue = NULL;
    xh_scheme *scheme = NULL;
    OK(xh_engine_catalogue(engine, &catalogue, &o.error));
    OK(xh_catalogue_criterion_count(catalogue, &o.count, &o.error));
    CHECK(o.count == 4);
    xh_catalogue_free(catalogue);
    BAD(xh_engine_catalogue(NULL, &o.catalogue, &o.error));
    BAD(xh_engine_catalogue(engine, NULL, &o.error));

    OK(xh_engine_scheme(engine, &scheme, &o.error));
    OK(xh_scheme_rating_count(scheme, &o.count, &o.error));
    CHECK(o.count == 3);
    xh_scheme_free(scheme);
    BAD(xh_engine_scheme(NULL, &o.scheme, &o.error));
    BAD(xh_engine_scheme(engine, NULL, &o.error));
}

static void numbers(void) {
    OK(xh_engine_indicator_weight(engine, 0, &o.buffer, &o.error));
    CHECK(strcmp(xh_buffer_data(o.buffer), "3") == 0);
    xh_buffer_free(o.buffer);
    BAD(xh_engine_indicator_weight(NULL, 0, &o.buffer, &o.error));
    BAD(xh_engine_indicator_weight(engine, 6, &o.buffer, &o.error));
    BAD(xh_engine_indicator_weight(engine, SIZE_MAX, &o.buffer, &o.error));
    BAD(xh_engine_indicator_weight(engine, 0, NULL, &o.error));

    OK(xh_engine_criterion_weight(engine, 3, &o.buffer, &o.error));
    CHECK(strcmp(xh_buffer_data(o.buffer), "1") == 0);
    xh_buffer_free(o.buffer);
    BAD(xh_engine_criterion_weight(NULL, 0, &o.buffer, &o.error));
    BAD(xh_engine_criterion_weight(engine, 4, &o.buffer, &o.error));
    BAD(xh_engine_criterion_weight(engine, 0, NULL, &o.error));

    OK(xh_engine_indicator(engine, 0, &o.a, &o.b, &o.error));
    CHECK(o.a == XH_AGGREGATE_MEAN && o.b == 1);
    OK(xh_engine_indicator(engine, 4, &o.a, &o.b, &o.error));
    CHECK(o.a == XH_AGGREGATE_MIN && o.b == 0);
    OK(xh_engine_indicator(engine, 3, &o.a, NULL, NULL));
    CHECK(o.a == XH_AGGREGATE_MAX);
    BAD(xh_engine_indicator(NULL, 0, &o.a, &o.b, &o.error));
    BAD(xh_engine_indicator(engine, 6, &o.a, &o.b, &o.error));

    OK(xh_engine_record_template(engine, XH_ZH, &o.buffer, &o.error));
    BUFFER_HAS("开会。");
    OK(xh_engine_record_template(engine, XH_EN, &o.buffer, &o.error));
    BUFFER_HAS("It meets.");
    BAD(xh_engine_record_template(NULL, XH_ZH, &o.buffer, &o.error));
    BAD(xh_engine_record_template(engine, 2, &o.buffer, &o.error));
    BAD(xh_engine_record_template(engine, XH_ZH, NULL, &o.error));
}

static void assess(void) {
    xh_record *const record = make_record();
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    OK(xh_engine_assess(engine, record, &o.assessment, &o.error));
    xh_assessment_free(o.assessment);
    BAD(xh_engine_assess(NULL, record, &o.assessment, &o.error));
    BAD(xh_engine_assess(engine, NULL, &o.assessment, &o.error));
    BAD(xh_engine_assess(engine, record, NULL, &o.error));
    OK(xh_engine_standard(NULL, 0, &o.engine, NULL));
    {
        xh_engine *const other = o.engine;
        FAILS(XH_REJECTED, xh_engine_assess(other, record, &o.assessment, &o.error));
        xh_engine_free(other);
    }
    xh_record_free(record);

    OK(xh_engine_assess_json(engine, S(small_record), NULL, &o.assessment, &o.error));
    xh_assessment_free(o.assessment);
    FAILS(XH_REJECTED, xh_engine_assess_json(engine, S(faulty_record), NULL, &o.assessment, &o.error));
    FAILS(XH_REJECTED, xh_engine_assess_json(engine, S(small_record), &tight, &o.assessment, &o.error));
    FAILS(XH_REJECTED, xh_engine_assess_json(engine, NULL, 0, NULL, &o.assessment, &o.error));
    BAD(xh_engine_assess_json(NULL, S(small_record), NULL, &o.assessment, &o.error));
    BAD(xh_engine_assess_json(engine, NULL, 1, NULL, &o.assessment, &o.error));
    BAD(xh_engine_assess_json(engine, S(small_record), NULL, NULL, &o.error));
}

static void to_json(void) {
    const xh_json_options without = {sizeof(xh_json_options), XH_JSON_NO_DIGESTS};
    const xh_json_options unknown = {sizeof(xh_json_options), 2};
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    OK(xh_engine_assess_to_json(engine, S(small_record), NULL, NULL, &o.buffer, &o.error));
    CHECK(strstr(xh_buffer_data(o.buffer), "575000") != NULL);
    BUFFER_HAS("\"record\":");
    OK(xh_engine_assess_to_json(engine, S(small_record), NULL, &without, &o.buffer, &o.error));
    BUFFER_HAS("575000");
    FAILS(XH_REJECTED, xh_engine_assess_to_json(engine, S(faulty_record), NULL, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_engine_assess_to_json(engine, S(small_record), &tight, NULL, &o.buffer, &o.error));
    FAILS(XH_UNSUPPORTED, xh_engine_assess_to_json(engine, S(small_record), NULL, &unknown, &o.buffer, &o.error));
    BAD(xh_engine_assess_to_json(NULL, S(small_record), NULL, NULL, &o.buffer, &o.error));
    BAD(xh_engine_assess_to_json(engine, NULL, 1, NULL, NULL, &o.buffer, &o.error));
    BAD(xh_engine_assess_to_json(engine, S(small_record), NULL, NULL, NULL, &o.error));
}

/* A good line, a bad one, a good one. */
static void lines(void) {
    char text[8192];
    xh_lines_options options = {sizeof options, XH_LINES_NDJSON, XH_NODES_ALL, 2};
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    const char *first, *second = NULL, *third = NULL;
    sprintf(text, "%s\n{\r\n%s\n", small_record, small_record);
    OK(xh_engine_assess_lines(engine, S(text), NULL, NULL, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    CHECK(o.lines == 3 && o.good == 2 && o.bad == 1);
    first = xh_buffer_data(o.buffer);
    second = strchr(first, '\n');
    if (second != NULL) third = strchr(second + 1, '\n');
    CHECK(third != NULL);
    if (third == NULL) return;
    CHECK(strstr(first, "\"line\"") != NULL && strstr(first, "575000") < second);
    CHECK(strstr(first, "\"error\"") > second && strstr(first, "\"error\"") < third);
    CHECK(strstr(third, "\"error\"") == NULL && strstr(third, "575000") != NULL);
    xh_buffer_free(o.buffer);

    OK(xh_engine_assess_lines(engine, S(text), NULL, &options, &o.buffer, NULL, NULL, NULL, NULL));
    BUFFER_HAS("\"F.1.1\"");
    OK(xh_engine_assess_lines(engine, S(text), &tight, &options, &o.buffer, NULL, NULL, &o.bad, NULL));
    CHECK(o.bad == 3);
    BUFFER_HAS("limit");
    options.format = XH_LINES_CSV;
    OK(xh_engine_assess_lines(engine, S(text), NULL, &options, &o.buffer, NULL, NULL, NULL, &o.error));
    BUFFER_HAS("TEST-1,");
    OK(xh_engine_assess_lines(engine, NULL, 0, NULL, NULL, &o.buffer, &o.lines, NULL, NULL, &o.error));
    CHECK(o.lines == 0 && xh_buffer_size(o.buffer) == 0);
    xh_buffer_free(o.buffer);
}

static void wrong_lines(void) {
    xh_lines_options options = {sizeof options, 2, 0, 0};
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.format = -1;
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.format = XH_LINES_CSV;
    options.nodes = 5;
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.nodes = -1;
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    options.nodes = 0;
    options.threads = 1025;
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, &options, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    BAD(xh_engine_assess_lines(NULL, S("x"), NULL, NULL, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    BAD(xh_engine_assess_lines(engine, NULL, 1, NULL, NULL, &o.buffer, &o.lines, &o.good, &o.bad, &o.error));
    BAD(xh_engine_assess_lines(engine, S("x"), NULL, NULL, NULL, &o.lines, &o.good, &o.bad, &o.error));
}

int main(void) {
    engine = make_engine();
    create();
    standard();
    parts();
    numbers();
    assess();
    to_json();
    lines();
    wrong_lines();
    xh_engine_free(engine);
    return finish();
}
