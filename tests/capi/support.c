#include "support.h"

struct outputs o;

static int failures = 0;
static struct outputs rubbish;

int soil(void) {
    memset(&rubbish, 0x5A, sizeof rubbish);
    o = rubbish;
    return 1;
}

void check(int holds, const char *what, const char *file, int line) {
    if (holds) return;
    ++failures;
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

void check_ok(int32_t status, const char *call, const char *file, int line) {
    const int untouched = memcmp(&o.error, &rubbish.error, sizeof o.error) == 0;
    check(status == XH_OK, call, file, line);
    check(untouched || o.error == NULL, "an error beside XH_OK", file, line);
    if (status != XH_OK && !untouched) {
        fprintf(stderr, "    %s: %s\n", xh_status_name(status), xh_error_message(o.error));
        xh_error_free(o.error);
    }
}

/* Whether every member is as it was or cleared. All of them are numbers or pointers of 4 or 8 bytes. */
static int cleared_or_untouched(void) {
    const char *now = (const char *)&o;
    size_t i;
    for (i = 0; i < sizeof o; i += 4) {
        static const char zero[4] = {0, 0, 0, 0};
        if (memcmp(now + i, (const char *)&rubbish + i, 4) != 0 && memcmp(now + i, zero, 4) != 0) return 0;
    }
    return 1;
}

void check_fails(int32_t status, int32_t expected, int wants_error, const char *call, const char *file, int line) {
    xh_error *const error = o.error;
    if (status != expected) fprintf(stderr, "    %s instead of %s\n", xh_status_name(status), xh_status_name(expected));
    check(status == expected, call, file, line);
    if (wants_error) {
        check(error != NULL && xh_error_status(error) == status, "no fitting error object", file, line);
        check(xh_error_message(error)[0] != '\0', "an error without words", file, line);
        check((xh_error_diagnostic_count(error) > 0) == (status == XH_REJECTED), "diagnostics are off", file, line);
        o.error = NULL;
    }
    check(cleared_or_untouched(), "outputs were not cleared", file, line);
    if (wants_error) xh_error_free(error);
}

void check_text(const char *text, size_t size, const char *expected, const char *file, int line) {
    const int same = text != NULL && size == strlen(expected) && memcmp(text, expected, size) == 0;
    if (!same) fprintf(stderr, "    '%.*s' instead of '%s'\n", text != NULL ? (int)size : 0, text, expected);
    check(same, "the text is another", file, line);
}

int finish(void) {
    if (failures > 0) fprintf(stderr, "%d checks failed\n", failures);
    return failures > 0 ? 1 : 0;
}

const char *const small_catalogue =
    "{\"format\": \"xuehui/catalogue/1\", \"id\": \"small\", \"version\": \"1\","
    " \"title\": {\"zh\": \"小目录\", \"en\": \"Small\"}, \"indicators\": ["
    " {\"id\": \"G\", \"title\": {\"zh\": \"治理\", \"en\": \"Governance\"}, \"x-note\": {\"en\": \"a note\"},"
    "  \"children\": [{\"id\": \"G.1\", \"title\": {\"zh\": \"会议\"}, \"children\": [{\"id\": \"G.1.1\", \"criteria\": ["
    "   {\"id\": \"G.1.1.1\", \"statement\": {\"zh\": \"开会。\", \"en\": \"It meets.\"}, \"strength\": [\"shall\", \"may\"],"
    "    \"kind\": [\"requirement\", \"permission\"], \"source\": \"1.1\", \"see\": [\"G.1.1.2\", \"F\"]},"
    "   {\"id\": \"G.1.1.2\", \"statement\": {\"en\": \"No fee.\"}, \"strength\": \"should\", \"kind\": \"prohibition\","
    "    \"applies_if\": {\">\": [{\"var\": \"fees.count\"}, 0]}, \"x-note\": {\"zh\": \"注\"}},"
    "   {\"id\": \"G.1.1.3\", \"statement\": {\"en\": \"Measured.\"}, \"kind\": \"recommendation\"}]}]}]},"
    " {\"id\": \"F\", \"title\": {\"en\": \"Finance\"}, \"children\": [{\"id\": \"F.1\", \"children\": [{\"id\": \"F.1.1\","
    "   \"criteria\": [{\"id\": \"F.1.1.1\", \"statement\": {\"en\": \"Accounts.\"}}]}]}]}]}";

const char *const small_extension =
    "{\"format\": \"xuehui/catalogue/1\", \"id\": \"smaller\", \"version\": \"2\", \"extends\": \"small\","
    " \"drop\": [\"F\"]}";

const char *const small_scheme =
    "{\"format\": \"xuehui/scheme/1\", \"id\": \"small-10\", \"version\": \"1\", \"title\": {\"zh\": \"十分制\"},"
    " \"catalogue\": \"small\", \"full_marks\": 10, \"scale\": [{\"id\": \"met\", \"value\": 1, \"title\": {\"zh\": \"达到\"}},"
    "  {\"id\": \"half\", \"value\": 0.5}, {\"id\": \"not_met\", \"value\": 0}],"
    " \"measures\": {\"G.1.1.3\": {\"steps\": [[0, 0], [3, 0.8], [5, 1]]}}, \"roots\": [\"G\", \"F\"],"
    " \"weights\": {\"G\": 3}, \"default_weight\": \"equal\", \"aggregate\": {\"F.1\": \"min\", \"F\": \"max\"},"
    " \"gates\": [{\"id\": \"fees\", \"when\": {\"criterion\": \"G.1.1.2\", \"at_most\": \"not_met\"}, \"grade_at_most\": \"C\"},"
    "  {\"id\": \"finance\", \"when\": {\"node\": \"F\", \"below\": 0.5}, \"grade_down\": 1}],"
    " \"grades\": [{\"id\": \"A\", \"at_least\": 0.9, \"title\": {\"en\": \"first\"}}, {\"id\": \"B\", \"at_least\": 0.5},"
    "  {\"id\": \"C\", \"at_least\": 0}]}";

const char *const small_record =
    "{\"format\": \"xuehui/record/1\", \"organisation\": {\"id\": \"TEST-1\", \"name\": \"测试学会\"},"
    " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"as_of\": \"2026-03-31\","
    " \"facts\": {\"fees\": {\"count\": 2}}, \"ratings\": ["
    "  {\"criterion\": \"G.1.1.1\", \"rating\": \"half\", \"evidence\": [{\"title\": \"会议纪要\","
    "   \"uri\": \"file:minutes.pdf\","
    "   \"sha256\": \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", \"expires\": \"2026-01-01\"}]},"
    "  {\"criterion\": \"G.1.1.2\", \"rating\": \"met\", \"stage\": \"expert\", \"assessor\": \"李\", \"on\": \"2026-02-10\","
    "   \"reason\": \"无\", \"evidence\": [{\"title\": \"账\"}]},"
    "  {\"criterion\": \"G.1.1.3\", \"measure\": 4, \"reason\": \"four\"}]}";

const char *const faulty_record =
    "{\"format\": \"xuehui/record/1\", \"organisation\": {\"id\": \"TEST-1\"}, \"organization\": {},\n"
    " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"as_of\": \"2026-02-30\",\n"
    " \"ratings\": [{\"criterion\": \"G.1.1.9\", \"rating\": \"met\"}]}";

const char *const small_rules =
    "{\"format\": \"xuehui/rules/1\", \"id\": \"small-rules\", \"version\": \"3\", \"title\": {\"zh\": \"小规则\"}, \"catalogue\": \"small\","
    " \"facts\": [{\"name\": \"fees.count\", \"type\": \"integer\", \"title\": {\"zh\": \"收费项目数\"}},"
    "  {\"name\": \"meetings.held\", \"type\": \"integer\", \"title\": {\"zh\": \"会议次数\"}},"
    "  {\"name\": \"meetings.next\", \"type\": \"date\", \"title\": {\"zh\": \"下次会议日期\"}},"
    "  {\"name\": \"officers\", \"type\": \"list\", \"title\": {\"zh\": \"负责人\"}, \"items\": ["
    "   {\"name\": \"id\", \"type\": \"string\", \"title\": {\"zh\": \"编号\"}}, {\"name\": \"age\", \"type\": \"integer\", \"title\": {\"zh\": \"年龄\"}}]}],"
    " \"checks\": [{\"criterion\": \"G.1.1.1\", \"cases\": [{\"when\": {\">=\": [{\"var\": \"meetings.held\"}, 2]}, \"rating\": \"met\"},"
    "   {\"when\": true, \"rating\": \"not_met\"}]},"
    "  {\"criterion\": \"G.1.1.3\", \"cases\": [{\"when\": {\"==\": [{\"var\": \"fees.count\"}, 2]}, \"at_most\": \"half\"}]}],"
    " \"risks\": [{\"id\": \"no-meeting\", \"category\": \"meetings\", \"title\": {\"zh\": \"不开会\"}, \"when\": {\"<\": [{\"var\": \"meetings.held\"}, 5]},"
    "   \"likelihood\": 4, \"impact\": 5, \"basis\": [{\"kind\": \"charter\", \"title\": \"章程\", \"certainty\": \"own\"}],"
    "   \"criteria\": [\"G.1.1.1\"], \"owner\": \"chair\", \"respond\": [{\"zh\": \"开会。\"}]},"
    "  {\"id\": \"too-old\", \"category\": \"meetings\", \"title\": {\"zh\": \"超龄\"}, \"each\": \"officers\", \"when\": {\">\": [{\"var\": \"item.age\"}, 70]},"
    "   \"likelihood\": {\"if\": [{\">\": [{\"var\": \"fees.count\"}, 3]}, 2, 1]}, \"impact\": {\"if\": [{\">\": [{\"var\": \"item.age\"}, 80]}, 5, 3]},"
    "   \"basis\": [{\"kind\": \"charter\", \"title\": \"章程\", \"certainty\": \"own\"}], \"criteria\": [\"G.1.1.1\"], \"respond\": [{\"zh\": \"改选。\"}]},"
    "  {\"id\": \"old-law\", \"category\": \"meetings\", \"title\": {\"zh\": \"旧规\"}, \"when\": {\">\": [{\"var\": \"fees.count\"}, 0]}, \"likelihood\": 1,"
    "   \"impact\": 1, \"effective\": {\"to\": \"2020-12-31\"}, \"basis\": [{\"kind\": \"law\", \"title\": \"旧法\", \"certainty\": \"memory\"}],"
    "   \"criteria\": [], \"respond\": []}],"
    " \"deadlines\": [{\"id\": \"next-meeting\", \"title\": {\"zh\": \"开会\", \"en\": \"The meeting\"}, \"on\": {\"var\": \"meetings.next\"},"
    "   \"basis\": [{\"kind\": \"charter\", \"title\": \"章程\", \"certainty\": \"own\"}], \"owner\": \"chair\"}],"
    " \"matrix\": {\"likelihood\": [{\"zh\": \"1\"}, {\"zh\": \"2\"}, {\"zh\": \"3\"}, {\"zh\": \"4\"}, {\"zh\": \"5\"}],"
    "  \"impact\": [{\"zh\": \"1\"}, {\"zh\": \"2\"}, {\"zh\": \"3\"}, {\"zh\": \"4\"}, {\"zh\": \"5\"}], \"levels\": [{\"id\": \"high\"}, {\"id\": \"low\"}],"
    "  \"cells\": [[\"low\", \"low\", \"low\", \"low\", \"high\"], [\"low\", \"low\", \"low\", \"low\", \"high\"], [\"low\", \"low\", \"low\", \"high\", \"high\"],"
    "   [\"low\", \"low\", \"high\", \"high\", \"high\"], [\"low\", \"low\", \"high\", \"high\", \"high\"]]},"
    " \"categories\": [{\"id\": \"meetings\", \"title\": {\"zh\": \"会议\"}}], \"owners\": [{\"id\": \"chair\", \"title\": {\"zh\": \"会长\"}}]}";

const char *const more_rules =
    "{\"format\": \"xuehui/rules/1\", \"id\": \"more-rules\", \"version\": \"1\", \"catalogue\": \"small\", \"off\": [\"old-law\"]}";

const char *const faulty_rules =
    "{\"format\": \"xuehui/rules/1\", \"id\": \"lost-rules\", \"version\": \"1\", \"catalogue\": \"small\", \"off\": [\"no-such-rule\"]}";

const char *const ruled_record =
    "{\"format\": \"xuehui/record/1\", \"organisation\": {\"id\": \"TEST-2\"},"
    " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"as_of\": \"2026-03-31\","
    " \"facts\": {\"fees\": {\"count\": 2}, \"meetings\": {\"held\": 1, \"next\": \"2026-05-04\"}, \"officers\": [{\"id\": \"li\", \"age\": 90},"
    "  {\"id\": \"wang\", \"age\": 60}, {}], \"odd\": 1},"
    " \"ratings\": [{\"criterion\": \"G.1.1.1\", \"rating\": \"met\", \"stage\": \"expert\"}]}";

xh_catalogue *make_catalogue(void) {
    xh_catalogue *catalogue = NULL;
    CHECK(xh_catalogue_parse(S(small_catalogue), NULL, NULL, 0, NULL, &catalogue, NULL) == XH_OK);
    return catalogue;
}

xh_scheme *make_scheme(void) {
    xh_scheme *scheme = NULL;
    CHECK(xh_scheme_parse(S(small_scheme), NULL, &scheme, NULL) == XH_OK);
    return scheme;
}

xh_rules *make_rules(void) {
    xh_rules *rules = NULL;
    CHECK(xh_rules_parse(S(small_rules), NULL, &rules, NULL) == XH_OK);
    return rules;
}

xh_engine *make_ruled_engine(void) {
    xh_catalogue *const catalogue = make_catalogue();
    xh_scheme *const scheme = make_scheme();
    xh_rules *const rules = make_rules();
    const xh_rules *all[1];
    xh_engine *engine = NULL;
    all[0] = rules;
    CHECK(xh_engine_create_with_rules(catalogue, scheme, all, 1, &engine, NULL) == XH_OK);
    xh_catalogue_free(catalogue);
    xh_scheme_free(scheme);
    xh_rules_free(rules);
    return engine;
}

xh_engine *make_engine(void) {
    xh_catalogue *const catalogue = make_catalogue();
    xh_scheme *const scheme = make_scheme();
    xh_engine *engine = NULL;
    CHECK(xh_engine_create(catalogue, scheme, &engine, NULL) == XH_OK);
    xh_catalogue_free(catalogue);
    xh_scheme_free(scheme);
    return engine;
}

xh_record *make_record(void) {
    xh_record *record = NULL;
    CHECK(xh_record_parse(S(small_record), NULL, &record, NULL) == XH_OK);
    return record;
}

xh_assessment *make_assessment(void) {
    xh_engine *const engine = make_engine();
    xh_assessment *assessment = NULL;
    CHECK(xh_engine_assess_json(engine, S(small_record), NULL, &assessment, NULL) == XH_OK);
    xh_engine_free(engine);
    return assessment;
}

xh_assessment *make_ruled_assessment(void) {
    xh_engine *const engine = make_ruled_engine();
    xh_assessment *assessment = NULL;
    CHECK(xh_engine_assess_json(engine, S(ruled_record), NULL, &assessment, NULL) == XH_OK);
    xh_engine_free(engine);
    return assessment;
}
