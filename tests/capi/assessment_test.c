/* Assessments, number by number. The numbers are worked out by hand: G.1.1 has (0.5 + 1 + 0.8) / 3, weighs 3, and F, which
 * nobody rated, weighs 1: 2.3 / 4 = 0.575, and with F full 3.3 / 4 = 0.825. */
#include "support.h"

static xh_assessment *assessment;

static void total(void) {
    OK(xh_assessment_score(assessment, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 1 && o.b == 575000 && o.c == 825000);
    OK(xh_assessment_score(assessment, NULL, &o.b, NULL, NULL));
    BAD(xh_assessment_score(NULL, &o.a, &o.b, &o.c, &o.error));

    OK(xh_assessment_marks(assessment, XH_LOWER, &o.text, &o.size, &o.error));
    TEXT("5.75");
    OK(xh_assessment_marks(assessment, XH_UPPER, &o.text, &o.size, &o.error));
    TEXT("8.25");
    BAD(xh_assessment_marks(NULL, XH_LOWER, &o.text, &o.size, &o.error));
    BAD(xh_assessment_marks(assessment, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_marks(assessment, XH_LOWER, NULL, &o.size, &o.error));
    BAD(xh_assessment_marks(assessment, XH_LOWER, &o.text, NULL, &o.error));

    OK(xh_assessment_grade(assessment, XH_LOWER, &o.text, &o.size, &o.error));
    TEXT("C");
    OK(xh_assessment_grade(assessment, XH_UPPER, &o.text, &o.size, &o.error));
    TEXT("B");
    BAD(xh_assessment_grade(NULL, XH_LOWER, &o.text, &o.size, &o.error));
    BAD(xh_assessment_grade(assessment, -1, &o.text, &o.size, &o.error));
    BAD(xh_assessment_grade(assessment, XH_LOWER, NULL, &o.size, &o.error));

    OK(xh_assessment_grade_before_gates(assessment, XH_LOWER, &o.text, &o.size, &o.error));
    TEXT("B");
    OK(xh_assessment_grade_before_gates(assessment, XH_UPPER, &o.text, &o.size, &o.error));
    TEXT("B");
    BAD(xh_assessment_grade_before_gates(NULL, XH_LOWER, &o.text, &o.size, &o.error));
    BAD(xh_assessment_grade_before_gates(assessment, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_grade_before_gates(assessment, XH_LOWER, &o.text, NULL, &o.error));

    OK(xh_assessment_coverage(assessment, &o.u, &o.v, &o.w, &o.x, &o.error));
    CHECK(o.u == 3 && o.v == 0 && o.w == 1 && o.x == 0);
    BAD(xh_assessment_coverage(NULL, &o.u, &o.v, &o.w, &o.x, &o.error));
}

static void nodes(void) {
    OK(xh_assessment_node_count(assessment, &o.count, &o.error));
    CHECK(o.count == 6);
    BAD(xh_assessment_node_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_node_count(assessment, NULL, &o.error));

    OK(xh_assessment_find_node(assessment, S("G.1.1"), &o.count, &o.error));
    CHECK(o.count == 2);
    FAILS(XH_NOT_FOUND, xh_assessment_find_node(assessment, S("G.1.1.1"), &o.count, &o.error));
    BAD(xh_assessment_find_node(NULL, S("G"), &o.count, &o.error));
    BAD(xh_assessment_find_node(assessment, NULL, 1, &o.count, &o.error));
    BAD(xh_assessment_find_node(assessment, NOT_UTF8, &o.count, &o.error));
    BAD(xh_assessment_find_node(assessment, S("G"), NULL, &o.error));

    OK(xh_assessment_node(assessment, 2, &o.u, &o.a, &o.b, &o.c, &o.d, &o.error));
    CHECK(o.u == 2 && o.a == 3 && o.b == 1 && o.c == 766667 && o.d == 766667);
    OK(xh_assessment_node(assessment, 3, NULL, NULL, NULL, &o.c, &o.d, NULL));
    CHECK(o.c == 0 && o.d == 1000000);
    BAD(xh_assessment_node(NULL, 0, &o.u, &o.a, &o.b, &o.c, &o.d, &o.error));
    BAD(xh_assessment_node(assessment, 6, &o.u, &o.a, &o.b, &o.c, &o.d, &o.error));

    OK(xh_assessment_node_id(assessment, 5, &o.text, &o.size, &o.error));
    TEXT("F.1.1");
    BAD(xh_assessment_node_id(NULL, 0, &o.text, &o.size, &o.error));
    BAD(xh_assessment_node_id(assessment, 6, &o.text, &o.size, &o.error));
    BAD(xh_assessment_node_id(assessment, 0, NULL, &o.size, &o.error));

    OK(xh_assessment_node_coverage(assessment, 3, &o.u, &o.v, &o.w, &o.x, &o.error));
    CHECK(o.u == 0 && o.v == 0 && o.w == 1 && o.x == 0);
    BAD(xh_assessment_node_coverage(NULL, 0, &o.u, &o.v, &o.w, &o.x, &o.error));
    BAD(xh_assessment_node_coverage(assessment, 6, &o.u, &o.v, &o.w, &o.x, &o.error));
}

static void criteria(void) {
    OK(xh_assessment_criterion_count(assessment, &o.count, &o.error));
    CHECK(o.count == 4);
    BAD(xh_assessment_criterion_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_criterion_count(assessment, NULL, &o.error));

    OK(xh_assessment_find_criterion(assessment, S("F.1.1.1"), &o.count, &o.error));
    CHECK(o.count == 3);
    FAILS(XH_NOT_FOUND, xh_assessment_find_criterion(assessment, S("F"), &o.count, &o.error));
    BAD(xh_assessment_find_criterion(NULL, S("F.1.1.1"), &o.count, &o.error));
    BAD(xh_assessment_find_criterion(assessment, NULL, 1, &o.count, &o.error));
    BAD(xh_assessment_find_criterion(assessment, NOT_UTF8, &o.count, &o.error));
    BAD(xh_assessment_find_criterion(assessment, S("F.1.1.1"), NULL, &o.error));

    OK(xh_assessment_criterion(assessment, 2, &o.u, &o.a, &o.v, &o.error));
    CHECK(o.u == 2 && o.a == XH_SOURCE_ASSESSED && o.v == 2);
    OK(xh_assessment_criterion(assessment, 3, &o.u, &o.a, &o.v, &o.error));
    CHECK(o.u == 3 && o.a == XH_SOURCE_UNASSESSED && o.v == XH_NONE);
    BAD(xh_assessment_criterion(NULL, 0, &o.u, &o.a, &o.v, &o.error));
    BAD(xh_assessment_criterion(assessment, 4, &o.u, &o.a, &o.v, &o.error));

    OK(xh_assessment_criterion_text(assessment, 0, XH_RESULT_ID, &o.text, &o.size, &o.error));
    TEXT("G.1.1.1");
    OK(xh_assessment_criterion_text(assessment, 0, XH_RESULT_RATING, &o.text, &o.size, &o.error));
    TEXT("half");
    OK(xh_assessment_criterion_text(assessment, 2, XH_RESULT_RATING, &o.text, &o.size, &o.error));
    TEXT("");
    BAD(xh_assessment_criterion_text(NULL, 0, XH_RESULT_ID, &o.text, &o.size, &o.error));
    BAD(xh_assessment_criterion_text(assessment, 4, XH_RESULT_ID, &o.text, &o.size, &o.error));
    BAD(xh_assessment_criterion_text(assessment, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_criterion_text(assessment, 0, XH_RESULT_ID, NULL, &o.size, &o.error));

    OK(xh_assessment_criterion_value(assessment, 2, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 1 && o.b == 800000 && o.c == 800000);
    BAD(xh_assessment_criterion_value(NULL, 0, &o.a, &o.b, &o.c, &o.error));
    BAD(xh_assessment_criterion_value(assessment, 4, &o.a, &o.b, &o.c, &o.error));

    OK(xh_assessment_criterion_contribution(assessment, 0, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 125000 && o.b == 1 && o.c == 125000);
    OK(xh_assessment_criterion_contribution(assessment, 3, &o.a, NULL, &o.c, NULL));
    CHECK(o.a == 0 && o.c == 250000);
    BAD(xh_assessment_criterion_contribution(NULL, 0, &o.a, &o.b, &o.c, &o.error));
    BAD(xh_assessment_criterion_contribution(assessment, 4, &o.a, &o.b, &o.c, &o.error));
}

static void gates(void) {
    OK(xh_assessment_gate_count(assessment, &o.count, &o.error));
    CHECK(o.count == 2);
    BAD(xh_assessment_gate_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_gate_count(assessment, NULL, &o.error));

    OK(xh_assessment_find_gate(assessment, S("finance"), &o.count, &o.error));
    CHECK(o.count == 1);
    FAILS(XH_NOT_FOUND, xh_assessment_find_gate(assessment, S("finances"), &o.count, &o.error));
    BAD(xh_assessment_find_gate(NULL, S("finance"), &o.count, &o.error));
    BAD(xh_assessment_find_gate(assessment, NULL, 1, &o.count, &o.error));
    BAD(xh_assessment_find_gate(assessment, NOT_UTF8, &o.count, &o.error));
    BAD(xh_assessment_find_gate(assessment, S("finance"), NULL, &o.error));

    OK(xh_assessment_gate(assessment, 0, &o.a, &o.u, &o.error));
    CHECK(o.a == XH_FALSE && o.u == 0);
    OK(xh_assessment_gate(assessment, 1, &o.a, &o.u, NULL));
    CHECK(o.a == XH_UNKNOWN && o.u == 1);
    BAD(xh_assessment_gate(NULL, 0, &o.a, &o.u, &o.error));
    BAD(xh_assessment_gate(assessment, 2, &o.a, &o.u, &o.error));

    OK(xh_assessment_gate_text(assessment, 0, XH_GATE_ID, &o.text, &o.size, &o.error));
    TEXT("fees");
    OK(xh_assessment_gate_text(assessment, 0, XH_GATE_GRADE_AT_MOST, &o.text, &o.size, &o.error));
    TEXT("C");
    OK(xh_assessment_gate_text(assessment, 1, XH_GATE_GRADE_AT_MOST, &o.text, &o.size, &o.error));
    TEXT("");
    BAD(xh_assessment_gate_text(NULL, 0, XH_GATE_ID, &o.text, &o.size, &o.error));
    BAD(xh_assessment_gate_text(assessment, 2, XH_GATE_ID, &o.text, &o.size, &o.error));
    BAD(xh_assessment_gate_text(assessment, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_gate_text(assessment, 0, XH_GATE_ID, NULL, &o.size, &o.error));
}

static void warnings(void) {
    OK(xh_assessment_warning_count(assessment, &o.count, &o.error));
    CHECK(o.count == 3);
    BAD(xh_assessment_warning_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_warning_count(assessment, NULL, &o.error));

    OK(xh_assessment_warning(assessment, 0, &o.u, &o.v, &o.error));
    CHECK(o.u == 0 && o.v == XH_NONE);
    OK(xh_assessment_warning(assessment, 1, &o.u, &o.v, NULL));
    CHECK(o.u == 0 && o.v == 0);
    BAD(xh_assessment_warning(NULL, 0, &o.u, &o.v, &o.error));
    BAD(xh_assessment_warning(assessment, 3, &o.u, &o.v, &o.error));

    OK(xh_assessment_warning_text(assessment, 0, XH_WARNING_CODE, &o.buffer, &o.error));
    BUFFER_HAS("no_reason");
    OK(xh_assessment_warning_text(assessment, 1, XH_WARNING_CODE, &o.buffer, &o.error));
    BUFFER_HAS("expired_evidence");
    OK(xh_assessment_warning_text(assessment, 1, XH_WARNING_AT, &o.buffer, &o.error));
    BUFFER_HAS("/ratings/0/evidence/0");
    OK(xh_assessment_warning_text(assessment, 2, XH_WARNING_MESSAGE, &o.buffer, &o.error));
    BUFFER_HAS("evidence");
    BAD(xh_assessment_warning_text(NULL, 0, XH_WARNING_CODE, &o.buffer, &o.error));
    BAD(xh_assessment_warning_text(assessment, 3, XH_WARNING_CODE, &o.buffer, &o.error));
    BAD(xh_assessment_warning_text(assessment, 0, 3, &o.buffer, &o.error));
    BAD(xh_assessment_warning_text(assessment, 0, XH_WARNING_CODE, NULL, &o.error));
}

static void parts(void) {
    xh_engine *engine = NULL;
    xh_record *record = NULL;
    OK(xh_assessment_engine(assessment, &engine, &o.error));
    OK(xh_engine_indicator(engine, 0, NULL, &o.b, &o.error));
    CHECK(o.b == 1);
    xh_engine_free(engine);
    BAD(xh_assessment_engine(NULL, &o.engine, &o.error));
    BAD(xh_assessment_engine(assessment, NULL, &o.error));

    OK(xh_assessment_record(assessment, &record, &o.error));
    OK(xh_record_text(record, XH_RECORD_ORGANISATION_ID, &o.text, &o.size, &o.error));
    TEXT("TEST-1");
    xh_record_free(record);
    BAD(xh_assessment_record(NULL, &o.record, &o.error));
    BAD(xh_assessment_record(assessment, NULL, &o.error));
}

static void documents(void) {
    const xh_json_options without = {sizeof(xh_json_options), XH_JSON_NO_DIGESTS};
    const xh_json_options unknown = {sizeof(xh_json_options), UINT64_MAX};
    const xh_text_options english = {sizeof(xh_text_options), XH_EN, 60, 0};
    const xh_text_options narrow = {sizeof(xh_text_options), XH_EN, 1, 0};
    const xh_text_options wide = {sizeof(xh_text_options), XH_EN, UINT32_MAX, 0};
    const xh_text_options coloured = {sizeof(xh_text_options), XH_EN, 60, XH_TEXT_COLOUR};
    const xh_text_options strange = {sizeof(xh_text_options), XH_EN, 60, 2};
    const xh_text_options earlier = {offsetof(xh_text_options, flags), XH_EN, 60, UINT64_MAX};
    xh_buffer *with_digest = NULL;

    OK(xh_assessment_to_json(assessment, NULL, &with_digest, &o.error));
    OK(xh_assessment_to_json(assessment, &without, &o.buffer, &o.error));
    CHECK(xh_buffer_size(o.buffer) < xh_buffer_size(with_digest));
    xh_buffer_free(with_digest);
    BUFFER_HAS("\"xuehui/assessment/1\"");
    FAILS(XH_UNSUPPORTED, xh_assessment_to_json(assessment, &unknown, &o.buffer, &o.error));
    BAD(xh_assessment_to_json(NULL, NULL, &o.buffer, &o.error));
    BAD(xh_assessment_to_json(assessment, NULL, NULL, &o.error));

    OK(xh_assessment_to_text(assessment, NULL, &o.buffer, &o.error));
    BUFFER_HAS("治理");
    OK(xh_assessment_to_text(assessment, &english, &o.buffer, &o.error));
    BUFFER_HAS("Governance");
    OK(xh_assessment_to_text(assessment, &coloured, &o.buffer, &o.error));
    BUFFER_HAS("\x1b[1m");
    OK(xh_assessment_explain(assessment, S("G"), &coloured, &o.buffer, &o.error));
    BUFFER_HAS("\x1b[1m");
    OK(xh_assessment_to_text(assessment, &earlier, &o.buffer, &o.error));
    CHECK(strchr(xh_buffer_data(o.buffer), '\x1b') == NULL);
    xh_buffer_free(o.buffer);
    FAILS(XH_UNSUPPORTED, xh_assessment_to_text(assessment, &strange, &o.buffer, &o.error));
    OK(xh_assessment_to_text(assessment, &narrow, &o.buffer, &o.error));
    xh_buffer_free(o.buffer);
    BAD(xh_assessment_to_text(NULL, NULL, &o.buffer, &o.error));
    BAD(xh_assessment_to_text(assessment, &wide, &o.buffer, &o.error));
    BAD(xh_assessment_to_text(assessment, NULL, NULL, &o.error));

    OK(xh_assessment_to_html(assessment, XH_EN, &o.buffer, &o.error));
    BUFFER_HAS("<html lang=\"en\">");
    BAD(xh_assessment_to_html(NULL, XH_EN, &o.buffer, &o.error));
    BAD(xh_assessment_to_html(assessment, 2, &o.buffer, &o.error));
    BAD(xh_assessment_to_html(assessment, XH_EN, NULL, &o.error));
    OK(xh_assessment_to_markdown(assessment, XH_EN, &o.buffer, &o.error));
    BUFFER_HAS("Governance");
    BAD(xh_assessment_to_markdown(NULL, XH_EN, &o.buffer, &o.error));
    BAD(xh_assessment_to_markdown(assessment, 2, &o.buffer, &o.error));
    BAD(xh_assessment_to_markdown(assessment, XH_EN, NULL, &o.error));

    OK(xh_assessment_explain(assessment, S("G"), &english, &o.buffer, &o.error));
    BUFFER_HAS("Governance");
    OK(xh_assessment_explain(assessment, S("G.1.1.1"), NULL, &o.buffer, &o.error));
    BUFFER_HAS("会议纪要");
    FAILS(XH_NOT_FOUND, xh_assessment_explain(assessment, S("H"), NULL, &o.buffer, &o.error));
    FAILS(XH_NOT_FOUND, xh_assessment_explain(assessment, NULL, 0, NULL, &o.buffer, &o.error));
    BAD(xh_assessment_explain(NULL, S("G"), NULL, &o.buffer, &o.error));
    BAD(xh_assessment_explain(assessment, NULL, 1, NULL, &o.buffer, &o.error));
    BAD(xh_assessment_explain(assessment, NOT_UTF8, NULL, &o.buffer, &o.error));
    BAD(xh_assessment_explain(assessment, S("G"), &wide, &o.buffer, &o.error));
    BAD(xh_assessment_explain(assessment, S("G"), NULL, NULL, &o.error));
}

/* All criteria not applicable: no score, no marks, no grades. */
static void no_score(void) {
    static const char *const criteria_ids[] = {"G.1.1.1", "G.1.1.2", "G.1.1.3", "F.1.1.1"};
    xh_record_builder *builder = NULL;
    xh_record *record = NULL;
    xh_engine *const engine = make_engine();
    xh_assessment *empty = NULL;
    int32_t bound;
    size_t i;
    OK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-01-01"), &builder, &o.error));
    for (i = 0; i < 4; ++i) OK(xh_record_builder_rate(builder, S(criteria_ids[i]), S("not_applicable"), NULL, &o.error));
    OK(xh_record_builder_build(builder, NULL, &record, &o.error));
    OK(xh_engine_assess(engine, record, &empty, &o.error));
    OK(xh_assessment_score(empty, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 0 && o.b == 0 && o.c == 0);
    for (bound = XH_LOWER; bound <= XH_UPPER; ++bound) {
        OK(xh_assessment_marks(empty, bound, &o.text, &o.size, &o.error));
        TEXT("");
        OK(xh_assessment_grade(empty, bound, &o.text, &o.size, &o.error));
        TEXT("");
        OK(xh_assessment_grade_before_gates(empty, bound, &o.text, &o.size, &o.error));
        TEXT("");
    }
    OK(xh_assessment_node(empty, 0, NULL, NULL, &o.b, &o.c, &o.d, &o.error));
    CHECK(o.b == 0 && o.c == 0 && o.d == 0);
    OK(xh_assessment_criterion_text(empty, 0, XH_RESULT_RATING, &o.text, &o.size, &o.error));
    TEXT("not_applicable");
    OK(xh_assessment_criterion_value(empty, 0, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 0);
    OK(xh_assessment_criterion_contribution(empty, 0, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 0 && o.b == 0 && o.c == 0);
    xh_assessment_free(empty);
    xh_record_free(record);
    xh_record_builder_free(builder);
    xh_engine_free(engine);
}

int main(void) {
    assessment = make_assessment();
    total();
    nodes();
    criteria();
    gates();
    warnings();
    parts();
    documents();
    no_score();
    xh_assessment_free(assessment);
    return finish();
}
