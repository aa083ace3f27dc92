/* Handles may be freed in any order: each owns a share of what it needs. All orders are tried, under the address
 * sanitizer in one of the builds, and after each step what is left still works. */
#include "support.h"

enum { CATALOGUE, SCHEME_AND_RULES, ENGINE, RECORD, ASSESSMENT, COPIES, KINDS };

struct handles {
    xh_catalogue *catalogue, *catalogue_of_engine;
    xh_scheme *scheme, *scheme_of_engine;
    xh_rules *rules, *rules_of_engine;
    xh_engine *engine, *engine_of_assessment;
    xh_record *record, *record_of_assessment;
    xh_assessment *assessment;
};

static struct handles make(void) {
    struct handles all;
    const xh_rules *together[1];
    memset(&all, 0, sizeof all);
    all.catalogue = make_catalogue();
    all.scheme = make_scheme();
    all.record = make_record();
    together[0] = all.rules = make_rules();
    CHECK(xh_engine_create_with_rules(all.catalogue, all.scheme, together, 1, &all.engine, NULL) == XH_OK);
    CHECK(xh_engine_assess(all.engine, all.record, &all.assessment, NULL) == XH_OK);
    CHECK(xh_engine_catalogue(all.engine, &all.catalogue_of_engine, NULL) == XH_OK);
    CHECK(xh_engine_scheme(all.engine, &all.scheme_of_engine, NULL) == XH_OK);
    CHECK(xh_engine_rules(all.engine, 0, &all.rules_of_engine, NULL) == XH_OK);
    CHECK(xh_assessment_engine(all.assessment, &all.engine_of_assessment, NULL) == XH_OK);
    CHECK(xh_assessment_record(all.assessment, &all.record_of_assessment, NULL) == XH_OK);
    return all;
}

static void release(struct handles *all, int kind) {
    switch (kind) {
        case CATALOGUE: xh_catalogue_free(all->catalogue); all->catalogue = NULL; break;
        case SCHEME_AND_RULES:
            xh_scheme_free(all->scheme);
            xh_rules_free(all->rules);
            all->scheme = NULL;
            all->rules = NULL;
            break;
        case ENGINE: xh_engine_free(all->engine); all->engine = NULL; break;
        case RECORD: xh_record_free(all->record); all->record = NULL; break;
        case ASSESSMENT: xh_assessment_free(all->assessment); all->assessment = NULL; break;
        default:
            xh_catalogue_free(all->catalogue_of_engine);
            xh_scheme_free(all->scheme_of_engine);
            xh_rules_free(all->rules_of_engine);
            xh_engine_free(all->engine_of_assessment);
            xh_record_free(all->record_of_assessment);
            all->catalogue_of_engine = NULL;
            all->scheme_of_engine = NULL;
            all->rules_of_engine = NULL;
            all->engine_of_assessment = NULL;
            all->record_of_assessment = NULL;
    }
}

static void use_catalogue(const xh_catalogue *catalogue) {
    if (catalogue == NULL) return;
    OK(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("G.1.1.1");
}

static void use_scheme(const xh_scheme *scheme) {
    if (scheme == NULL) return;
    OK(xh_scheme_rating_text(scheme, 1, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("half");
}

static void use_rules(const xh_rules *rules) {
    if (rules == NULL) return;
    OK(xh_rules_title(rules, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("小规则");
}

static void use_engine(const xh_engine *engine) {
    if (engine == NULL) return;
    OK(xh_engine_assess_to_json(engine, S(small_record), NULL, NULL, &o.buffer, &o.error));
    BUFFER_HAS("575000");
}

static void use_record(const xh_record *record) {
    if (record == NULL) return;
    OK(xh_record_rating_text(record, 1, XH_RATING_CRITERION, &o.text, &o.size, &o.error));
    TEXT("G.1.1.2");
}

static void use_assessment(const xh_assessment *assessment) {
    if (assessment == NULL) return;
    OK(xh_assessment_criterion_text(assessment, 0, XH_RESULT_RATING, &o.text, &o.size, &o.error));
    TEXT("half");
    OK(xh_assessment_finding_text(assessment, 0, XH_FINDING_RULE, &o.text, &o.size, &o.error));
    TEXT("no-meeting");
    OK(xh_assessment_to_text(assessment, NULL, &o.buffer, &o.error));
    BUFFER_HAS("治理");
}

static void use(const struct handles *all) {
    use_catalogue(all->catalogue);
    use_catalogue(all->catalogue_of_engine);
    use_scheme(all->scheme);
    use_scheme(all->scheme_of_engine);
    use_rules(all->rules);
    use_rules(all->rules_of_engine);
    use_engine(all->engine);
    use_engine(all->engine_of_assessment);
    use_record(all->record);
    use_record(all->record_of_assessment);
    use_assessment(all->assessment);
}

/* All orders of freeing, by exchanging (Heap). */
static void orders(int *order, int length) {
    int i;
    if (length == 1) {
        struct handles all = make();
        for (i = 0; i < KINDS; ++i) {
            release(&all, order[i]);
            use(&all);
        }
        return;
    }
    for (i = 0; i < length; ++i) {
        const int other = length % 2 == 0 ? i : 0;
        int held;
        orders(order, length - 1);
        held = order[other];
        order[other] = order[length - 1];
        order[length - 1] = held;
    }
}

/* The memory of texts that went in is the caller's, and not needed after the call. */
static void inputs(void) {
    char *copy = malloc(strlen(small_record) + 1);
    xh_record *record = NULL;
    if (copy == NULL) return;
    strcpy(copy, small_record);
    CHECK(xh_record_parse(S(copy), NULL, &record, NULL) == XH_OK);
    memset(copy, 'x', strlen(copy));
    free(copy);
    use_record(record);
    xh_record_free(record);
}

/* An error outlives what it is about. */
static void errors(void) {
    xh_engine *engine = make_engine();
    xh_assessment *assessment = NULL;
    xh_error *error = NULL;
    CHECK(xh_engine_assess_json(engine, S(faulty_record), NULL, &assessment, &error) == XH_REJECTED);
    xh_engine_free(engine);
    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    TEXT("unknown_member");
    xh_error_free(error);
}

int main(void) {
    int order[KINDS];
    int i;
    for (i = 0; i < KINDS; ++i) order[i] = i;
    orders(order, KINDS);
    inputs();
    errors();
    return finish();
}
