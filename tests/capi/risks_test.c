/* What rules say of a record: findings, conflicts, deadlines. */
#include "support.h"

static xh_assessment *assessment;

/* The place of a finding. */
static size_t find(const char *rule, const char *case_id) {
    OK(xh_assessment_find_finding(assessment, S(rule), S(case_id), &o.count, &o.error));
    return o.count;
}

static void check_finding(size_t i, int32_t state, uint32_t element) {
    OK(xh_assessment_finding(assessment, i, &o.a, &o.u, &o.error));
    CHECK(o.a == state && o.u == element);
}

static void check_weight(size_t i, const char *mildest, const char *worst) {
    OK(xh_assessment_finding_level(assessment, i, XH_LOWER, &o.text, &o.size, &o.error));
    TEXT(mildest);
    OK(xh_assessment_finding_level(assessment, i, XH_UPPER, &o.text, &o.size, &o.error));
    TEXT(worst);
}

static void findings(void) {
    size_t i;
    OK(xh_assessment_finding_count(assessment, &o.count, &o.error));
    CHECK(o.count == 5);

    i = find("no-meeting", "");
    CHECK(i == 0); /* the gravest of those that are certain */
    check_finding(i, XH_STATE_RAISED, XH_NONE);
    check_weight(i, "high", "high");
    OK(xh_assessment_finding_likelihood(assessment, i, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 1 && o.b == 4 && o.c == 4);
    OK(xh_assessment_finding_impact(assessment, i, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 1 && o.b == 5 && o.c == 5);
    OK(xh_assessment_finding_text(assessment, i, XH_FINDING_RULE, &o.text, &o.size, &o.error));
    TEXT("no-meeting");
    OK(xh_assessment_finding_text(assessment, i, XH_FINDING_CASE, &o.text, &o.size, &o.error));
    TEXT("");

    i = find("too-old", "li");
    check_finding(i, XH_STATE_RAISED, 0);
    check_weight(i, "high", "high");

    i = find("too-old", "wang");
    check_finding(i, XH_STATE_CLEAR, 1);
    check_weight(i, "", "");
    OK(xh_assessment_finding_likelihood(assessment, i, &o.a, &o.b, &o.c, &o.error));
    CHECK(o.a == 0 && o.b == 0 && o.c == 0);

    i = find("too-old", "3"); /* nothing is known of this one */
    check_finding(i, XH_STATE_UNKNOWN, 2);
    check_weight(i, "low", "high");
    OK(xh_assessment_finding_likelihood(assessment, i, &o.a, NULL, &o.c, NULL));
    CHECK(o.a == 1 && o.c == 1);
    OK(xh_assessment_finding_impact(assessment, i, NULL, &o.b, &o.c, NULL));
    CHECK(o.b == 3 && o.c == 5);
    OK(xh_assessment_finding_text(assessment, i, XH_FINDING_CASE, &o.text, &o.size, &o.error));
    TEXT("3");

    i = find("old-law", "");
    check_finding(i, XH_STATE_NOT_IN_FORCE, XH_NONE);
}

static void wrong_findings(void) {
    BAD(xh_assessment_finding_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_finding_count(assessment, NULL, &o.error));
    FAILS(XH_NOT_FOUND, xh_assessment_find_finding(assessment, S("no-rule"), NULL, 0, &o.count, &o.error));
    FAILS(XH_NOT_FOUND, xh_assessment_find_finding(assessment, S("too-old"), NULL, 0, &o.count, &o.error));
    BAD(xh_assessment_find_finding(NULL, S("too-old"), S("li"), &o.count, &o.error));
    BAD(xh_assessment_find_finding(assessment, NOT_UTF8, S("li"), &o.count, &o.error));
    BAD(xh_assessment_find_finding(assessment, S("too-old"), NOT_UTF8, &o.count, &o.error));
    BAD(xh_assessment_find_finding(assessment, S("too-old"), S("li"), NULL, &o.error));
    BAD(xh_assessment_finding(NULL, 0, &o.a, &o.u, &o.error));
    BAD(xh_assessment_finding(assessment, 5, &o.a, &o.u, &o.error));
    BAD(xh_assessment_finding_text(NULL, 0, XH_FINDING_RULE, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_text(assessment, 5, XH_FINDING_RULE, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_text(assessment, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_text(assessment, 0, XH_FINDING_RULE, NULL, &o.size, &o.error));
    BAD(xh_assessment_finding_level(NULL, 0, XH_LOWER, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_level(assessment, 5, XH_LOWER, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_level(assessment, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_finding_level(assessment, 0, XH_LOWER, &o.text, NULL, &o.error));
    BAD(xh_assessment_finding_likelihood(NULL, 0, &o.a, &o.b, &o.c, &o.error));
    BAD(xh_assessment_finding_likelihood(assessment, 5, &o.a, &o.b, &o.c, &o.error));
    BAD(xh_assessment_finding_impact(NULL, 0, &o.a, &o.b, &o.c, &o.error));
    BAD(xh_assessment_finding_impact(assessment, SIZE_MAX, &o.a, &o.b, &o.c, &o.error));
}

/* The expert saw meetings; the facts know of one only. */
static void conflicts(void) {
    OK(xh_assessment_conflict_count(assessment, &o.count, &o.error));
    CHECK(o.count == 1);
    OK(xh_assessment_conflict(assessment, 0, &o.u, &o.v, &o.a, &o.big, &o.error));
    CHECK(o.u == 0 && o.v == 0 && o.a == XH_DERIVED_RATING && o.big == 0);
    OK(xh_assessment_conflict_text(assessment, 0, XH_CONFLICT_CRITERION, &o.text, &o.size, &o.error));
    TEXT("G.1.1.1");
    OK(xh_assessment_conflict_text(assessment, 0, XH_CONFLICT_RATING, &o.text, &o.size, &o.error));
    TEXT("met");
    OK(xh_assessment_conflict_text(assessment, 0, XH_CONFLICT_DERIVED, &o.text, &o.size, &o.error));
    TEXT("not_met");
    BAD(xh_assessment_conflict_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_conflict_count(assessment, NULL, &o.error));
    BAD(xh_assessment_conflict(NULL, 0, &o.u, &o.v, &o.a, &o.big, &o.error));
    BAD(xh_assessment_conflict(assessment, 1, &o.u, &o.v, &o.a, &o.big, &o.error));
    BAD(xh_assessment_conflict_text(NULL, 0, XH_CONFLICT_CRITERION, &o.text, &o.size, &o.error));
    BAD(xh_assessment_conflict_text(assessment, 1, XH_CONFLICT_CRITERION, &o.text, &o.size, &o.error));
    BAD(xh_assessment_conflict_text(assessment, 0, 3, &o.text, &o.size, &o.error));
    BAD(xh_assessment_conflict_text(assessment, 0, XH_CONFLICT_CRITERION, NULL, &o.size, &o.error));
}

/* A ceiling, where a measure was taken. */
static void ceiling(void) {
    static const char *const measured =
        "{\"format\": \"xuehui/record/1\", \"organisation\": {\"id\": \"TEST-3\"},"
        " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"as_of\": \"2026-03-31\","
        " \"facts\": {\"fees\": {\"count\": 2}}, \"ratings\": [{\"criterion\": \"G.1.1.3\", \"measure\": 4}]}";
    xh_engine *const engine = make_ruled_engine();
    xh_assessment *over = NULL;
    OK(xh_engine_assess_json(engine, S(measured), NULL, &over, &o.error));
    OK(xh_assessment_conflict(over, 0, &o.u, NULL, &o.a, NULL, NULL));
    CHECK(o.u == 2 && o.a == XH_DERIVED_AT_MOST);
    OK(xh_assessment_conflict_text(over, 0, XH_CONFLICT_RATING, &o.text, &o.size, &o.error));
    TEXT("");
    OK(xh_assessment_conflict_text(over, 0, XH_CONFLICT_DERIVED, &o.text, &o.size, &o.error));
    TEXT("half");
    xh_assessment_free(over);
    xh_engine_free(engine);
}

static void deadlines(void) {
    OK(xh_assessment_deadline_count(assessment, &o.count, &o.error));
    CHECK(o.count == 1);
    OK(xh_assessment_deadline_text(assessment, 0, XH_DEADLINE_RULE, &o.text, &o.size, &o.error));
    TEXT("next-meeting");
    OK(xh_assessment_deadline_text(assessment, 0, XH_DEADLINE_ON, &o.text, &o.size, &o.error));
    TEXT("2026-05-04");
    OK(xh_assessment_deadline_text(assessment, 0, XH_DEADLINE_OWNER, &o.text, &o.size, &o.error));
    TEXT("chair");
    OK(xh_assessment_deadline_title(assessment, 0, XH_EN, &o.text, &o.size, &o.error));
    TEXT("The meeting");
    BAD(xh_assessment_deadline_count(NULL, &o.count, &o.error));
    BAD(xh_assessment_deadline_count(assessment, NULL, &o.error));
    BAD(xh_assessment_deadline_text(NULL, 0, XH_DEADLINE_RULE, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_text(assessment, 1, XH_DEADLINE_RULE, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_text(assessment, 0, 3, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_text(assessment, 0, XH_DEADLINE_RULE, NULL, &o.size, &o.error));
    BAD(xh_assessment_deadline_title(NULL, 0, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_title(assessment, 1, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_title(assessment, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_assessment_deadline_title(assessment, 0, XH_ZH, &o.text, NULL, &o.error));
}

/* A remark on a fact is about no rating. */
static void odd_fact(void) {
    size_t i;
    OK(xh_assessment_warning_count(assessment, &o.count, &o.error));
    i = o.count - 1;
    OK(xh_assessment_warning_text(assessment, i, XH_WARNING_AT, &o.buffer, &o.error));
    BUFFER_HAS("/facts/odd");
    OK(xh_assessment_warning(assessment, i, &o.u, &o.v, &o.error));
    CHECK(o.u == XH_NONE && o.v == XH_NONE);
}

/* Without rules there is nothing of all this. */
static void without_rules(void) {
    xh_assessment *const plain = make_assessment();
    OK(xh_assessment_finding_count(plain, &o.count, &o.error));
    CHECK(o.count == 0);
    OK(xh_assessment_conflict_count(plain, &o.count, &o.error));
    CHECK(o.count == 0);
    OK(xh_assessment_deadline_count(plain, &o.count, &o.error));
    CHECK(o.count == 0);
    xh_assessment_free(plain);
}

int main(void) {
    assessment = make_ruled_assessment();
    findings();
    wrong_findings();
    conflicts();
    ceiling();
    deadlines();
    odd_fact();
    without_rules();
    xh_assessment_free(assessment);
    return finish();
}
