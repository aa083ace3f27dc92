/* Columns: many rows at once, and what is wrong with them. */
#include "support.h"

enum { ROWS = 100, CRITERIA = 4, NODES = 6, GATES = 2 };

static xh_columns *columns;

static uint8_t codes[ROWS * CRITERIA];
static int32_t total_lower[ROWS], total_upper[ROWS], node_lower[NODES * ROWS], node_upper[NODES * ROWS];
static uint8_t grade_lower[ROWS], grade_upper[ROWS], gates_true[GATES * 13], gates_unknown[GATES * 13];
static const uint32_t all_nodes[NODES] = {0, 1, 2, 3, 4, 5};

/* Row by row; the codes of the small scheme are 0 to 2, 3 (not applicable) and 4 (nobody rated it). */
static xh_rating_columns ratings(void) {
    xh_rating_columns result;
    size_t i;
    for (i = 0; i < sizeof codes; ++i) codes[i] = (uint8_t)(i * i / 3 % 5);
    memset(&result, 0, sizeof result);
    result.struct_size = sizeof result;
    result.codes = codes;
    result.rows = ROWS;
    return result;
}

static xh_score_columns scores(void) {
    xh_score_columns result;
    memset(&result, 0, sizeof result);
    memset(total_lower, 0x55, sizeof total_lower);
    result.struct_size = sizeof result;
    result.total_lower = total_lower;
    result.total_upper = total_upper;
    result.grade_lower = grade_lower;
    result.grade_upper = grade_upper;
    result.gates_true = gates_true;
    result.gates_unknown = gates_unknown;
    result.gate_stride = 13;
    result.nodes = all_nodes;
    result.node_count = NODES;
    result.node_lower = node_lower;
    result.node_upper = node_upper;
    result.node_stride = ROWS;
    return result;
}

static xh_record *common_record(void) {
    xh_record_builder *builder = NULL;
    xh_record *record = NULL;
    CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &builder, NULL) == XH_OK);
    CHECK(xh_record_builder_build(builder, NULL, &record, NULL) == XH_OK);
    xh_record_builder_free(builder);
    return record;
}

/* The handles that it was made of are gone when it is used. */
static void create(void) {
    xh_engine *const engine = make_engine();
    xh_record *const record = common_record();
    xh_record *other = NULL;
    OK(xh_columns_create(engine, record, &columns, &o.error));
    xh_columns_free(columns);
    BAD(xh_columns_create(NULL, record, &columns, &o.error));
    BAD(xh_columns_create(engine, NULL, &columns, &o.error));
    BAD(xh_columns_create(engine, record, NULL, &o.error));
    CHECK(columns == NULL);
    OK(xh_columns_create(engine, record, &columns, &o.error));
    {
        xh_columns *const kept = columns;
        xh_record_builder *builder = NULL;
        CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &builder, NULL) == XH_OK);
        CHECK(xh_record_builder_rate(builder, S("G.9"), S("met"), NULL, NULL) == XH_OK);
        CHECK(xh_record_builder_build(builder, NULL, &other, NULL) == XH_OK);
        xh_record_builder_free(builder);
        FAILS(XH_REJECTED, xh_columns_create(engine, other, &columns, &o.error));
        columns = kept;
    }
    xh_record_free(other);
    xh_record_free(record);
    xh_engine_free(engine);
}

static void parts(void) {
    OK(xh_columns_criterion_count(columns, &o.count, &o.error));
    CHECK(o.count == CRITERIA);
    BAD(xh_columns_criterion_count(NULL, &o.count, &o.error));
    OK(xh_columns_criterion(columns, 3, &o.u, &o.error));
    CHECK(o.u == 3);
    BAD(xh_columns_criterion(columns, 4, &o.u, &o.error));
    OK(xh_columns_node_count(columns, &o.count, &o.error));
    CHECK(o.count == NODES);
    BAD(xh_columns_node_count(NULL, &o.count, &o.error));
    OK(xh_columns_node(columns, 5, &o.u, &o.error));
    CHECK(o.u == 5);
    BAD(xh_columns_node(columns, 6, &o.u, &o.error));
    OK(xh_columns_code(columns, S("not_met"), &o.u, &o.error));
    CHECK(o.u == 2);
    OK(xh_columns_code(columns, S("not_applicable"), &o.u, &o.error));
    CHECK(o.u == 3);
    OK(xh_columns_code(columns, NULL, 0, &o.u, &o.error));
    CHECK(o.u == 4);
    FAILS(XH_NOT_FOUND, xh_columns_code(columns, S("good"), &o.u, &o.error));
    BAD(xh_columns_code(columns, NOT_UTF8, &o.u, &o.error));
}

/* What a record that says the same gets. */
static void same_as_record(const xh_engine *engine, size_t row, int has_measure, const char *measure) {
    static const char *const criteria[CRITERIA] = {"G.1.1.1", "G.1.1.2", "G.1.1.3", "F.1.1.1"};
    static const char *const ids[4] = {"met", "half", "not_met", "not_applicable"};
    xh_record_builder *builder = NULL;
    xh_record *record = NULL;
    xh_assessment *assessment = NULL;
    int32_t known, lower, upper;
    size_t i;
    CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &builder, NULL) == XH_OK);
    for (i = 0; i < CRITERIA; ++i) {
        const uint8_t code = codes[row * CRITERIA + i];
        if (i == 2 && has_measure) {
            CHECK(xh_record_builder_measure(builder, S(criteria[i]), S(measure), NULL, NULL) == XH_OK);
        } else if (code < 4) {
            CHECK(xh_record_builder_rate(builder, S(criteria[i]), S(ids[code]), NULL, NULL) == XH_OK);
        }
    }
    CHECK(xh_record_builder_build(builder, NULL, &record, NULL) == XH_OK);
    CHECK(xh_engine_assess(engine, record, &assessment, NULL) == XH_OK);
    CHECK(xh_assessment_score(assessment, &known, &lower, &upper, NULL) == XH_OK);
    CHECK(total_lower[row] == (known ? lower : XH_NO_SCORE) && total_upper[row] == (known ? upper : XH_NO_SCORE));
    CHECK(known || (grade_lower[row] == XH_NO_GRADE && grade_upper[row] == XH_NO_GRADE));
    xh_assessment_free(assessment);
    xh_record_free(record);
    xh_record_builder_free(builder);
}

static void score(void) {
    xh_engine *const engine = make_engine();
    const xh_rating_columns by_row = ratings();
    const xh_score_columns wanted = scores();
    const xh_columns_options two = {sizeof(xh_columns_options), 2, 0};
    int64_t values[ROWS];
    uint8_t validity[13];
    xh_measure_column measure = {sizeof(xh_measure_column), 2, values, 0, validity};
    size_t row;
    OK(xh_columns_score(columns, &by_row, NULL, 0, &wanted, NULL, &o.error));
    for (row = 0; row < ROWS; ++row) same_as_record(engine, row, 0, "");
    OK(xh_columns_score(columns, &by_row, NULL, 0, &wanted, &two, &o.error));
    for (row = 0; row < ROWS; ++row) same_as_record(engine, row, 0, "");
    for (row = 0; row < ROWS; ++row) values[row] = 3500000;
    memset(validity, 0x55, sizeof validity);
    OK(xh_columns_score(columns, &by_row, &measure, 1, &wanted, NULL, &o.error));
    for (row = 0; row < ROWS; ++row) same_as_record(engine, row, row % 2 == 0, "3.5");
    xh_engine_free(engine);
}

/* The same codes, column by column and in blocks. */
static void layouts(void) {
    static uint8_t other[CRITERIA * 128];
    static int32_t expected[ROWS];
    xh_rating_columns given = ratings();
    const xh_score_columns wanted = scores();
    size_t row, i;
    OK(xh_columns_score(columns, &given, NULL, 0, &wanted, NULL, &o.error));
    memcpy(expected, total_lower, sizeof expected);
    for (row = 0; row < ROWS; ++row) {
        for (i = 0; i < CRITERIA; ++i) other[i * ROWS + row] = codes[row * CRITERIA + i];
    }
    given.codes = other;
    given.row_stride = 1;
    given.criterion_stride = ROWS;
    OK(xh_columns_score(columns, &given, NULL, 0, &wanted, NULL, &o.error));
    CHECK(memcmp(expected, total_lower, sizeof expected) == 0);
    for (row = 0; row < ROWS; ++row) {
        for (i = 0; i < CRITERIA; ++i) other[row / 64 * 64 * CRITERIA + i * 64 + row % 64] = codes[row * CRITERIA + i];
    }
    given.criterion_stride = 64;
    given.block_rows = 64;
    given.block_stride = 64 * CRITERIA;
    OK(xh_columns_score(columns, &given, NULL, 0, &wanted, NULL, &o.error));
    CHECK(memcmp(expected, total_lower, sizeof expected) == 0);
}

static void bad_cells(void) {
    const xh_rating_columns given = ratings();
    const xh_score_columns wanted = scores();
    int64_t values[ROWS] = {0};
    const xh_measure_column measure = {sizeof(xh_measure_column), 2, values, 1, NULL};
    codes[7 * CRITERIA + 1] = 5;
    values[9] = 1000000000000000;
    soil();
    CHECK(xh_columns_score(columns, &given, &measure, 1, &wanted, NULL, &o.error) == XH_REJECTED);
    CHECK(xh_error_diagnostic_count(o.error) == 2);
    CHECK(xh_error_diagnostic_text(o.error, 0, XH_DIAGNOSTIC_POINTER, &o.text, &o.size) == XH_OK);
    TEXT("/7/1");
    CHECK(xh_error_diagnostic_text(o.error, 1, XH_DIAGNOSTIC_CODE, &o.text, &o.size) == XH_OK);
    TEXT("bad_value");
    CHECK(total_lower[7] == XH_NO_SCORE && grade_lower[7] == XH_NO_GRADE && total_lower[9] == XH_NO_SCORE);
    CHECK(total_lower[8] >= 0 && node_lower[5 * ROWS + 7] == XH_NO_SCORE);
    xh_error_free(o.error);
}

static void bad_calls(void) {
    const xh_rating_columns given = ratings();
    const xh_score_columns wanted = scores();
    const xh_columns_options many = {sizeof(xh_columns_options), 1025, 0};
    int64_t values[ROWS] = {0};
    xh_measure_column measures[2] = {{sizeof(xh_measure_column), 2, values, 0, NULL},
                                     {sizeof(xh_measure_column), 2, values, 0, NULL}};
    xh_rating_columns wrong = given;
    xh_score_columns short_of = wanted;
    BAD(xh_columns_score(NULL, &given, NULL, 0, &wanted, NULL, &o.error));
    BAD(xh_columns_score(columns, NULL, NULL, 0, &wanted, NULL, &o.error));
    BAD(xh_columns_score(columns, &given, NULL, 0, NULL, NULL, &o.error));
    BAD(xh_columns_score(columns, &given, NULL, 1, &wanted, NULL, &o.error));
    BAD(xh_columns_score(columns, &given, measures, 2, &wanted, NULL, &o.error));
    measures[0].criterion = 1;
    BAD(xh_columns_score(columns, &given, measures, 1, &wanted, NULL, &o.error));
    measures[1].struct_size = 48;
    measures[0].criterion = 2;
    BAD(xh_columns_score(columns, &given, measures, 2, &wanted, NULL, &o.error));
    BAD(xh_columns_score(columns, &given, NULL, 0, &wanted, &many, &o.error));
    wrong.rows = UINT64_MAX;
    BAD(xh_columns_score(columns, &wrong, NULL, 0, &wanted, NULL, &o.error));
    wrong = given;
    wrong.codes = NULL;
    BAD(xh_columns_score(columns, &wrong, NULL, 0, &wanted, NULL, &o.error));
    short_of.gate_stride = 12;
    BAD(xh_columns_score(columns, &given, NULL, 0, &short_of, NULL, &o.error));
    short_of = wanted;
    short_of.nodes = NULL;
    BAD(xh_columns_score(columns, &given, NULL, 0, &short_of, NULL, &o.error));
    CHECK(total_lower[0] == 0x55555555);
}

int main(void) {
    create();
    parts();
    score();
    layouts();
    bad_cells();
    bad_calls();
    xh_columns_free(columns);
    xh_columns_free(NULL);
    return finish();
}
