/* Records, read and made call by call. */
#include "support.h"

static xh_record *record;

static void parse(void) {
    const xh_limits tight = {sizeof(xh_limits), 0, 2, 0, 0};
    OK(xh_record_parse(S(small_record), NULL, &o.record, &o.error));
    xh_record_free(o.record);
    FAILS(XH_REJECTED, xh_record_parse(S(faulty_record), NULL, &o.record, &o.error));
    FAILS(XH_REJECTED, xh_record_parse(S(small_record), &tight, &o.record, &o.error));
    FAILS(XH_REJECTED, xh_record_parse(NULL, 0, NULL, &o.record, &o.error));
    FAILS(XH_REJECTED, xh_record_parse(NOT_UTF8, NULL, &o.record, &o.error));
    BAD(xh_record_parse(NULL, 1, NULL, &o.record, &o.error));
    BAD(xh_record_parse(S(small_record), NULL, NULL, &o.error));
}

static void texts(void) {
    OK(xh_record_text(record, XH_RECORD_ORGANISATION_ID, &o.text, &o.size, &o.error));
    TEXT("TEST-1");
    OK(xh_record_text(record, XH_RECORD_ORGANISATION_NAME, &o.text, &o.size, &o.error));
    TEXT("测试学会");
    OK(xh_record_text(record, XH_RECORD_PERIOD_FROM, &o.text, &o.size, &o.error));
    TEXT("2025-01-01");
    OK(xh_record_text(record, XH_RECORD_PERIOD_TO, &o.text, &o.size, &o.error));
    TEXT("2025-12-31");
    OK(xh_record_text(record, XH_RECORD_AS_OF, &o.text, &o.size, &o.error));
    TEXT("2026-03-31");
    BAD(xh_record_text(NULL, XH_RECORD_AS_OF, &o.text, &o.size, &o.error));
    BAD(xh_record_text(record, 5, &o.text, &o.size, &o.error));
    BAD(xh_record_text(record, XH_RECORD_AS_OF, NULL, &o.size, &o.error));
    BAD(xh_record_text(record, XH_RECORD_AS_OF, &o.text, NULL, &o.error));

    OK(xh_record_sha256(record, &o.buffer, &o.error));
    CHECK(xh_buffer_size(o.buffer) == 64);
    xh_buffer_free(o.buffer);
    BAD(xh_record_sha256(NULL, &o.buffer, &o.error));
    BAD(xh_record_sha256(record, NULL, &o.error));
}

static void rating_is(size_t index, int32_t field, const char *expected) {
    OK(xh_record_rating_text(record, index, field, &o.text, &o.size, &o.error));
    TEXT(expected);
}

static void ratings(void) {
    OK(xh_record_rating_count(record, &o.count, &o.error));
    CHECK(o.count == 3);
    BAD(xh_record_rating_count(NULL, &o.count, &o.error));
    BAD(xh_record_rating_count(record, NULL, &o.error));

    rating_is(1, XH_RATING_CRITERION, "G.1.1.2");
    rating_is(1, XH_RATING_RATING, "met");
    rating_is(1, XH_RATING_MEASURE, "");
    rating_is(1, XH_RATING_STAGE, "expert");
    rating_is(1, XH_RATING_ASSESSOR, "李");
    rating_is(1, XH_RATING_ON, "2026-02-10");
    rating_is(1, XH_RATING_REASON, "无");
    rating_is(2, XH_RATING_RATING, "");
    rating_is(2, XH_RATING_MEASURE, "4");
    rating_is(2, XH_RATING_STAGE, "self");
    BAD(xh_record_rating_text(NULL, 0, XH_RATING_RATING, &o.text, &o.size, &o.error));
    BAD(xh_record_rating_text(record, 3, XH_RATING_RATING, &o.text, &o.size, &o.error));
    BAD(xh_record_rating_text(record, 0, 7, &o.text, &o.size, &o.error));
    BAD(xh_record_rating_text(record, 0, XH_RATING_RATING, NULL, &o.size, &o.error));
    BAD(xh_record_rating_text(record, 0, XH_RATING_RATING, &o.text, NULL, &o.error));
}

static void evidence_is(int32_t field, const char *expected) {
    OK(xh_record_evidence_text(record, 0, 0, field, &o.text, &o.size, &o.error));
    TEXT(expected);
}

static void evidence(void) {
    OK(xh_record_evidence_count(record, 0, &o.count, &o.error));
    CHECK(o.count == 1);
    OK(xh_record_evidence_count(record, 2, &o.count, &o.error));
    CHECK(o.count == 0);
    BAD(xh_record_evidence_count(NULL, 0, &o.count, &o.error));
    BAD(xh_record_evidence_count(record, 3, &o.count, &o.error));
    BAD(xh_record_evidence_count(record, 0, NULL, &o.error));

    evidence_is(XH_EVIDENCE_TITLE, "会议纪要");
    evidence_is(XH_EVIDENCE_URI, "file:minutes.pdf");
    evidence_is(XH_EVIDENCE_SHA256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    evidence_is(XH_EVIDENCE_EXPIRES, "2026-01-01");
    OK(xh_record_evidence_text(record, 1, 0, XH_EVIDENCE_URI, &o.text, &o.size, &o.error));
    TEXT("");
    BAD(xh_record_evidence_text(NULL, 0, 0, XH_EVIDENCE_URI, &o.text, &o.size, &o.error));
    BAD(xh_record_evidence_text(record, 3, 0, XH_EVIDENCE_URI, &o.text, &o.size, &o.error));
    BAD(xh_record_evidence_text(record, 0, 1, XH_EVIDENCE_URI, &o.text, &o.size, &o.error));
    BAD(xh_record_evidence_text(record, 0, 0, 4, &o.text, &o.size, &o.error));
    BAD(xh_record_evidence_text(record, 0, 0, XH_EVIDENCE_URI, NULL, &o.size, &o.error));
    BAD(xh_record_evidence_text(record, 0, 0, XH_EVIDENCE_URI, &o.text, NULL, &o.error));
}

int main(void) {
    record = make_record();
    parse();
    texts();
    ratings();
    evidence();
    xh_record_free(record);
    return finish();
}
