/* Rules: read, looked into, checked, and put into engines. */
#include "support.h"

static xh_rules *rules;

static void parse(void) {
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    OK(xh_rules_parse(S(small_rules), NULL, &o.rules, &o.error));
    xh_rules_free(o.rules);
    FAILS(XH_REJECTED, xh_rules_parse(S("{}"), NULL, &o.rules, &o.error));
    FAILS(XH_REJECTED, xh_rules_parse(S(small_scheme), NULL, &o.rules, &o.error));
    FAILS(XH_REJECTED, xh_rules_parse(S(small_rules), &tight, &o.rules, &o.error));
    FAILS(XH_REJECTED, xh_rules_parse(NULL, 0, NULL, &o.rules, &o.error));
    BAD(xh_rules_parse(NULL, 1, NULL, &o.rules, &o.error));
    BAD(xh_rules_parse(S(small_rules), NULL, NULL, &o.error));
}

static void standard(void) {
    static const char *const ids[] = {"academic-facts", "academic-checks", "academic-risks", "evaluation-measures"};
    size_t i;
    for (i = 0; i < sizeof ids / sizeof ids[0]; ++i) {
        xh_rules *found = NULL;
        OK(xh_rules_standard(S(ids[i]), &found, &o.error));
        OK(xh_rules_identity(found, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
        TEXT(ids[i]);
        xh_rules_free(found);
    }
    FAILS(XH_NOT_FOUND, xh_rules_standard(S("capability-1000"), &o.rules, &o.error));
    FAILS(XH_NOT_FOUND, xh_rules_standard(NULL, 0, &o.rules, &o.error));
    BAD(xh_rules_standard(NULL, 1, &o.rules, &o.error));
    BAD(xh_rules_standard(NOT_UTF8, &o.rules, &o.error));
    BAD(xh_rules_standard(S("academic-facts"), NULL, &o.error));
}

static void texts(void) {
    OK(xh_rules_identity(rules, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    TEXT("small-rules");
    OK(xh_rules_identity(rules, XH_IDENTITY_VERSION, &o.text, &o.size, &o.error));
    TEXT("3");
    OK(xh_rules_identity(rules, XH_IDENTITY_SHA256, &o.text, &o.size, &o.error));
    CHECK(o.size == 64);
    BAD(xh_rules_identity(NULL, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    BAD(xh_rules_identity(rules, 3, &o.text, &o.size, &o.error));
    BAD(xh_rules_identity(rules, XH_IDENTITY_ID, NULL, &o.size, &o.error));

    OK(xh_rules_title(rules, XH_EN, &o.text, &o.size, &o.error));
    TEXT("小规则");
    BAD(xh_rules_title(NULL, XH_EN, &o.text, &o.size, &o.error));
    BAD(xh_rules_title(rules, 2, &o.text, &o.size, &o.error));
    BAD(xh_rules_title(rules, XH_EN, &o.text, NULL, &o.error));

    OK(xh_rules_catalogue(rules, &o.text, &o.size, &o.error));
    TEXT("small");
    BAD(xh_rules_catalogue(NULL, &o.text, &o.size, &o.error));
    BAD(xh_rules_catalogue(rules, NULL, &o.size, &o.error));
}

/* What is right behind some rules is wrong without them. */
static void checked(void) {
    xh_engine *const bare = make_engine();
    xh_engine *const ruled = make_ruled_engine();
    xh_rules *more = NULL, *faulty = NULL;
    CHECK(xh_rules_parse(S(more_rules), NULL, &more, NULL) == XH_OK);
    CHECK(xh_rules_parse(S(faulty_rules), NULL, &faulty, NULL) == XH_OK);
    OK(xh_rules_check(rules, bare, &o.error));
    OK(xh_rules_check(rules, bare, NULL));
    OK(xh_rules_check(more, ruled, &o.error));
    FAILS(XH_REJECTED, xh_rules_check(more, bare, &o.error));
    FAILS(XH_REJECTED, xh_rules_check(faulty, ruled, &o.error));
    BAD(xh_rules_check(NULL, bare, &o.error));
    BAD(xh_rules_check(rules, NULL, &o.error));
    soil();
    CHECK(xh_rules_check(faulty, ruled, &o.error) == XH_REJECTED);
    CHECK(xh_error_diagnostic_count(o.error) == 1);
    CHECK(xh_error_diagnostic_text(o.error, 0, XH_DIAGNOSTIC_DOCUMENT, &o.text, &o.size) == XH_OK);
    TEXT("rules lost-rules");
    CHECK(xh_error_diagnostic_text(o.error, 0, XH_DIAGNOSTIC_POINTER, &o.text, &o.size) == XH_OK);
    TEXT("/off/0");
    xh_error_free(o.error);
    xh_rules_free(faulty);
    xh_rules_free(more);
    xh_engine_free(ruled);
    xh_engine_free(bare);
}

static void engines(void) {
    xh_catalogue *const catalogue = make_catalogue();
    xh_scheme *const scheme = make_scheme();
    xh_rules *more = NULL;
    const xh_rules *both[2], *holey[2], *reversed[2];
    CHECK(xh_rules_parse(S(more_rules), NULL, &more, NULL) == XH_OK);
    both[0] = reversed[1] = holey[0] = rules;
    both[1] = reversed[0] = more;
    holey[1] = NULL;
    OK(xh_engine_create_with_rules(catalogue, scheme, both, 2, &o.engine, &o.error));
    {
        xh_engine *const engine = o.engine;
        OK(xh_engine_rules_count(engine, &o.count, &o.error));
        CHECK(o.count == 2);
        OK(xh_engine_rules(engine, 1, &o.rules, &o.error));
        {
            xh_rules *const second = o.rules;
            OK(xh_rules_identity(second, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
            TEXT("more-rules");
            xh_rules_free(second);
        }
        BAD(xh_engine_rules_count(NULL, &o.count, &o.error));
        BAD(xh_engine_rules_count(engine, NULL, &o.error));
        BAD(xh_engine_rules(NULL, 0, &o.rules, &o.error));
        BAD(xh_engine_rules(engine, 2, &o.rules, &o.error));
        BAD(xh_engine_rules(engine, 0, NULL, &o.error));
        OK(xh_engine_assess_json(engine, S(ruled_record), NULL, &o.assessment, &o.error));
        {
            xh_assessment *const assessment = o.assessment;
            FAILS(XH_NOT_FOUND,
                  xh_assessment_find_finding(assessment, S("old-law"), NULL, 0, &o.count, &o.error)); /* switched off */
            xh_assessment_free(assessment);
        }
        xh_engine_free(engine);
    }
    OK(xh_engine_create_with_rules(catalogue, scheme, NULL, 0, &o.engine, &o.error));
    {
        xh_engine *const engine = o.engine;
        OK(xh_engine_rules_count(engine, &o.count, &o.error));
        CHECK(o.count == 0);
        xh_engine_free(engine);
    }
    FAILS(XH_REJECTED, xh_engine_create_with_rules(catalogue, scheme, reversed, 2, &o.engine, &o.error));
    BAD(xh_engine_create_with_rules(NULL, scheme, both, 2, &o.engine, &o.error));
    BAD(xh_engine_create_with_rules(catalogue, NULL, both, 2, &o.engine, &o.error));
    BAD(xh_engine_create_with_rules(catalogue, scheme, NULL, 2, &o.engine, &o.error));
    BAD(xh_engine_create_with_rules(catalogue, scheme, holey, 2, &o.engine, &o.error));
    BAD(xh_engine_create_with_rules(catalogue, scheme, both, 2, NULL, &o.error));
    xh_rules_free(more);
    xh_scheme_free(scheme);
    xh_catalogue_free(catalogue);
}

/* The built-in engine has the first three of the built-in documents; xh_engine_create makes one without any. */
static void of_the_standard_engine(void) {
    static const char *const ids[] = {"academic-facts", "academic-checks", "academic-risks"};
    xh_engine *engine = NULL, *bare = NULL, *all = NULL;
    xh_catalogue *catalogue = NULL;
    xh_scheme *scheme = NULL;
    xh_rules *documents[4] = {NULL, NULL, NULL, NULL};
    const xh_rules *views[4];
    size_t i;
    OK(xh_engine_standard(NULL, 0, &engine, &o.error));
    OK(xh_engine_rules_count(engine, &o.count, &o.error));
    CHECK(o.count == 3);
    for (i = 0; i < 3; ++i) {
        OK(xh_engine_rules(engine, i, &documents[i], &o.error));
        OK(xh_rules_identity(documents[i], XH_IDENTITY_ID, &o.text, &o.size, &o.error));
        TEXT(ids[i]);
    }
    OK(xh_rules_standard(S("evaluation-measures"), &documents[3], &o.error));
    OK(xh_rules_check(documents[3], engine, &o.error));
    OK(xh_engine_catalogue(engine, &catalogue, &o.error));
    OK(xh_engine_scheme(engine, &scheme, &o.error));
    for (i = 0; i < 4; ++i) views[i] = documents[i];
    OK(xh_engine_create_with_rules(catalogue, scheme, views, 4, &all, &o.error));
    OK(xh_engine_create(catalogue, scheme, &bare, &o.error));
    OK(xh_engine_rules_count(bare, &o.count, &o.error));
    CHECK(o.count == 0);
    xh_engine_free(all);
    xh_engine_free(bare);
    for (i = 0; i < 4; ++i) xh_rules_free(documents[i]);
    xh_scheme_free(scheme);
    xh_catalogue_free(catalogue);
    xh_engine_free(engine);
}

int main(void) {
    rules = make_rules();
    parse();
    standard();
    texts();
    checked();
    engines();
    of_the_standard_engine();
    xh_rules_free(rules);
    xh_rules_free(NULL);
    return finish();
}
