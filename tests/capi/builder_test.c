/* Records made call by call: the same record as from a text, and every wrong argument. */
#include "support.h"

#define DATES S("2025-01-01"), S("2025-12-31"), S("2026-03-31")

static xh_record_builder *begin(void) {
    xh_record_builder *builder = NULL;
    CHECK(xh_record_builder_create(S("TEST-1"), DATES, &builder, NULL) == XH_OK);
    return builder;
}

/* The calls that say what small_record says. */
static void fill(xh_record_builder *builder) {
    xh_rating_details details = {sizeof details, NULL, 0, NULL, 0, NULL, 0, NULL, 0};
    xh_evidence_details found = {sizeof found, NULL, 0, NULL, 0, NULL, 0};
    found.uri = "file:minutes.pdf";
    found.uri_size = strlen(found.uri);
    found.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    found.sha256_size = 64;
    found.expires = "2026-01-01, and not this";
    found.expires_size = 10;
    OK(xh_record_builder_name(builder, S("测试学会"), &o.error));
    OK(xh_record_builder_fact(builder, S("fees.count"), S("2"), &o.error));
    OK(xh_record_builder_rate(builder, S("G.1.1.1"), S("half"), NULL, &o.error));
    OK(xh_record_builder_evidence(builder, S("会议纪要"), &found, &o.error));
    details.stage = "expert";
    details.stage_size = 6;
    details.assessor = "李";
    details.assessor_size = strlen("李");
    details.on = "2026-02-10";
    details.on_size = 10;
    details.reason = "无";
    details.reason_size = strlen("无");
    OK(xh_record_builder_rate(builder, S("G.1.1.2"), S("met"), &details, &o.error));
    OK(xh_record_builder_evidence(builder, S("账"), NULL, &o.error));
    memset(&details, 0, sizeof details);
    details.struct_size = sizeof details;
    details.reason = "four";
    details.reason_size = 4;
    OK(xh_record_builder_measure(builder, S("G.1.1.3"), S("4"), &details, &o.error));
}

static void same_as_text(void) {
    xh_record_builder *const builder = begin();
    xh_record *const from_text = make_record();
    xh_record *built;
    xh_buffer *digest = NULL;
    fill(builder);
    OK(xh_record_builder_build(builder, NULL, &o.record, &o.error));
    built = o.record;
    CHECK(xh_record_sha256(from_text, &digest, NULL) == XH_OK);
    OK(xh_record_sha256(built, &o.buffer, &o.error));
    CHECK(strcmp(xh_buffer_data(o.buffer), xh_buffer_data(digest)) == 0);
    xh_buffer_free(o.buffer);
    xh_buffer_free(digest);
    xh_record_free(from_text);

    /* The builder goes on; what was built stays. */
    OK(xh_record_builder_rate(builder, S("F.1.1.1"), S("met"), NULL, NULL));
    OK(xh_record_builder_kind(builder, S("学术类"), &o.error));
    OK(xh_record_builder_region(builder, S("湖北省"), &o.error));
    OK(xh_record_builder_build(builder, NULL, &o.record, NULL));
    xh_record_builder_free(builder);
    CHECK(xh_record_rating_count(o.record, &o.count, NULL) == XH_OK && o.count == 4);
    xh_record_free(o.record);
    OK(xh_record_rating_count(built, &o.count, &o.error));
    CHECK(o.count == 3);
    xh_record_free(built);
}

static void rejected(void) {
    static char long_name[2000000];
    size_t i;
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 3, 0};
    xh_record_builder *builder = begin();
    FAILS(XH_REJECTED, xh_record_builder_build(builder, &tight, &o.record, &o.error));
    OK(xh_record_builder_measure(builder, S("G.1.1.3"), S("many"), NULL, &o.error));
    FAILS(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, &o.error));
    FAILS_SILENTLY(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, NULL));
    xh_record_builder_free(builder);

    builder = begin();
    OK(xh_record_builder_fact(builder, S("a.b"), S("{"), &o.error));
    OK(xh_record_builder_fact(builder, S("a.c"), NULL, 0, &o.error));
    OK(xh_record_builder_fact(builder, S("a.d"), NOT_UTF8, &o.error));
    FAILS(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, &o.error));
    xh_record_builder_free(builder);

    builder = begin();
    OK(xh_record_builder_evidence(builder, S("of nothing"), NULL, &o.error));
    FAILS(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, &o.error));
    xh_record_builder_free(builder);

    /* All faults come at once, and no place in a text that nobody has seen. */
    CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-13-01"), S("2026-03-31"), &builder, NULL) == XH_OK);
    OK(xh_record_builder_fact(builder, S("a.b"), S("{"), &o.error));
    OK(xh_record_builder_fact(builder, S("a.c"), S("\xEF\xBB\xBF" "1"), &o.error));
    OK(xh_record_builder_evidence(builder, S("of nothing"), NULL, &o.error));
    CHECK(xh_record_builder_build(builder, NULL, &o.record, &o.error) == XH_REJECTED);
    CHECK(xh_error_diagnostic_count(o.error) == 4);
    for (i = 0; i < xh_error_diagnostic_count(o.error); ++i) {
        uint32_t line = 9, column = 9;
        CHECK(xh_error_diagnostic_place(o.error, i, &line, &column) == XH_OK && line == 0 && column == 0);
    }
    xh_error_free(o.error);
    xh_record_builder_free(builder);

    builder = begin();
    OK(xh_record_builder_rate(builder, S("nowhere"), S("met"), NULL, &o.error));
    OK(xh_record_builder_build(builder, NULL, &o.record, &o.error));
    {
        uint32_t line = 9, column = 9;
        xh_record *const record = o.record;
        xh_engine *engine = NULL;
        CHECK(xh_engine_standard(NULL, 0, &engine, NULL) == XH_OK);
        CHECK(xh_engine_assess(engine, record, &o.assessment, &o.error) == XH_REJECTED);
        CHECK(xh_error_diagnostic_place(o.error, 0, &line, &column) == XH_OK && line == 0 && column == 0);
        xh_error_free(o.error);
        xh_engine_free(engine);
        xh_record_free(record);
    }
    xh_record_builder_free(builder);

    /* A name of so many dots would be a tree that takes a deep stack to build or to take down. */
    builder = begin();
    memset(long_name, '.', sizeof long_name);
    for (i = 0; i < sizeof long_name; i += 2) long_name[i] = 'a';
    OK(xh_record_builder_fact(builder, long_name, sizeof long_name - 1, S("1"), &o.error));
    FAILS(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, &o.error));
    xh_record_builder_free(builder);

    CHECK(xh_record_builder_create(NULL, 0, NULL, 0, NULL, 0, NULL, 0, &builder, NULL) == XH_OK);
    FAILS(XH_REJECTED, xh_record_builder_build(builder, NULL, &o.record, &o.error));
    xh_record_builder_free(builder);
}

static void wrong_beginnings(void) {
    BAD(xh_record_builder_create(S("TEST-1"), DATES, NULL, &o.error));
    BAD(xh_record_builder_create(NULL, 1, DATES, &o.builder, &o.error));
    BAD(xh_record_builder_create(NOT_UTF8, DATES, &o.builder, &o.error));
    BAD(xh_record_builder_create(S("T"), NOT_UTF8, S("2025-12-31"), S("2026-03-31"), &o.builder, &o.error));
    BAD(xh_record_builder_create(S("T"), S("2025-01-01"), NOT_UTF8, S("2026-03-31"), &o.builder, &o.error));
    BAD(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), NOT_UTF8, &o.builder, &o.error));
    BAD(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), NULL, 2, &o.builder, &o.error));
}

static void wrong_arguments(void) {
    const char *const bytes = "\xC0\xAF";
    const xh_rating_details bad_stage = {sizeof(xh_rating_details), bytes, 2, NULL, 0, NULL, 0, NULL, 0};
    const xh_rating_details bad_assessor = {sizeof(xh_rating_details), NULL, 0, NULL, 2, NULL, 0, NULL, 0};
    const xh_rating_details bad_on = {sizeof(xh_rating_details), NULL, 0, NULL, 0, bytes, 2, NULL, 0};
    const xh_rating_details bad_reason = {sizeof(xh_rating_details), NULL, 0, NULL, 0, NULL, 0, bytes, 2};
    const xh_evidence_details bad_uri = {sizeof(xh_evidence_details), bytes, 2, NULL, 0, NULL, 0};
    const xh_evidence_details bad_digest = {sizeof(xh_evidence_details), NULL, 0, bytes, 2, NULL, 0};
    const xh_evidence_details bad_expiry = {sizeof(xh_evidence_details), NULL, 0, NULL, 0, NULL, 2};
    xh_record_builder *const builder = begin();

    BAD(xh_record_builder_name(NULL, S("x"), &o.error));
    BAD(xh_record_builder_name(builder, NOT_UTF8, &o.error));
    BAD(xh_record_builder_name(builder, NULL, 1, &o.error));
    BAD(xh_record_builder_kind(NULL, S("x"), &o.error));
    BAD(xh_record_builder_kind(builder, NOT_UTF8, &o.error));
    BAD(xh_record_builder_region(NULL, S("x"), &o.error));
    BAD(xh_record_builder_region(builder, NOT_UTF8, &o.error));
    BAD(xh_record_builder_fact(NULL, S("x"), S("1"), &o.error));
    BAD(xh_record_builder_fact(builder, NOT_UTF8, S("1"), &o.error));
    BAD(xh_record_builder_fact(builder, S("x"), NULL, 1, &o.error));
    BAD(xh_record_builder_rate(NULL, S("G.1.1.1"), S("met"), NULL, &o.error));
    BAD(xh_record_builder_rate(builder, NOT_UTF8, S("met"), NULL, &o.error));
    BAD(xh_record_builder_rate(builder, S("G.1.1.1"), NOT_UTF8, NULL, &o.error));
    BAD(xh_record_builder_rate(builder, S("G.1.1.1"), S("met"), &bad_stage, &o.error));
    BAD(xh_record_builder_rate(builder, S("G.1.1.1"), S("met"), &bad_assessor, &o.error));
    BAD(xh_record_builder_rate(builder, S("G.1.1.1"), S("met"), &bad_on, &o.error));
    BAD(xh_record_builder_rate(builder, S("G.1.1.1"), S("met"), &bad_reason, &o.error));
    BAD(xh_record_builder_measure(NULL, S("G.1.1.3"), S("1"), NULL, &o.error));
    BAD(xh_record_builder_measure(builder, NOT_UTF8, S("1"), NULL, &o.error));
    BAD(xh_record_builder_measure(builder, S("G.1.1.3"), NOT_UTF8, NULL, &o.error));
    BAD(xh_record_builder_measure(builder, S("G.1.1.3"), S("1"), &bad_on, &o.error));
    BAD(xh_record_builder_evidence(NULL, S("x"), NULL, &o.error));
    BAD(xh_record_builder_evidence(builder, NOT_UTF8, NULL, &o.error));
    BAD(xh_record_builder_evidence(builder, S("x"), &bad_uri, &o.error));
    BAD(xh_record_builder_evidence(builder, S("x"), &bad_digest, &o.error));
    BAD(xh_record_builder_evidence(builder, S("x"), &bad_expiry, &o.error));
    BAD(xh_record_builder_build(NULL, NULL, &o.record, &o.error));
    BAD(xh_record_builder_build(builder, NULL, NULL, &o.error));

    /* None of these left a trace. */
    OK(xh_record_builder_build(builder, NULL, &o.record, &o.error));
    CHECK(xh_record_rating_count(o.record, &o.count, NULL) == XH_OK && o.count == 0);
    xh_record_free(o.record);
    xh_record_builder_free(builder);
}

int main(void) {
    same_as_text();
    rejected();
    wrong_beginnings();
    wrong_arguments();
    return finish();
}
