/* Registers: read, made, brought up to date, and shown. */
#include "support.h"

static const char *const by_hand =
    "{\"format\": \"xuehui/register/1\", \"organisation\": {\"id\": \"TEST-2\", \"name\": \"测试学会\"}, \"as_of\": \"2026-01-31\","
    " \"entries\": [{\"id\": \"ours\", \"title\": \"场地\", \"likelihood\": 5, \"impact\": 5, \"due\": \"2026-04-10\", \"x-own\": [1]}]}";
static const char *const of_another =
    "{\"format\": \"xuehui/register/1\", \"organisation\": {\"id\": \"TEST-9\"}, \"as_of\": \"2026-01-31\"}";
static const char *const of_later =
    "{\"format\": \"xuehui/register/1\", \"organisation\": {\"id\": \"TEST-2\"}, \"as_of\": \"2027-01-31\"}";

static xh_assessment *assessment;

static xh_register *parsed(const char *text) {
    xh_register *found = NULL;
    CHECK(xh_register_parse(S(text), NULL, &found, NULL) == XH_OK);
    return found;
}

static void parse(void) {
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    OK(xh_register_parse(S(by_hand), NULL, &o.risks, &o.error));
    xh_register_free(o.risks);
    FAILS(XH_REJECTED, xh_register_parse(S("{}"), NULL, &o.risks, &o.error));
    FAILS(XH_REJECTED, xh_register_parse(S(small_record), NULL, &o.risks, &o.error));
    FAILS(XH_REJECTED, xh_register_parse(S(by_hand), &tight, &o.risks, &o.error));
    FAILS(XH_REJECTED, xh_register_parse(NULL, 0, NULL, &o.risks, &o.error));
    BAD(xh_register_parse(NULL, 1, NULL, &o.risks, &o.error));
    BAD(xh_register_parse(S(by_hand), NULL, NULL, &o.error));
}

static void texts(void) {
    xh_register *const risks = parsed(by_hand);
    OK(xh_register_text(risks, XH_REGISTER_ORGANISATION_ID, &o.text, &o.size, &o.error));
    TEXT("TEST-2");
    OK(xh_register_text(risks, XH_REGISTER_ORGANISATION_NAME, &o.text, &o.size, &o.error));
    TEXT("测试学会");
    OK(xh_register_text(risks, XH_REGISTER_AS_OF, &o.text, &o.size, &o.error));
    TEXT("2026-01-31");
    BAD(xh_register_text(risks, 3, &o.text, &o.size, &o.error));
    BAD(xh_register_text(NULL, 0, &o.text, &o.size, &o.error));
    BAD(xh_register_text(risks, 0, NULL, &o.size, &o.error));
    OK(xh_register_entry_count(risks, &o.count, &o.error));
    CHECK(o.count == 1);
    BAD(xh_register_entry_count(NULL, &o.count, &o.error));
    BAD(xh_register_entry_count(risks, NULL, &o.error));
    OK(xh_register_to_json(risks, &o.buffer, &o.error));
    BUFFER_HAS("\"x-own\": [1]");
    BAD(xh_register_to_json(NULL, &o.buffer, &o.error));
    BAD(xh_register_to_json(risks, NULL, &o.error));
    xh_register_free(risks);
}

static xh_buffer *document_of(const xh_register *risks) {
    xh_buffer *text = NULL;
    CHECK(xh_register_to_json(risks, &text, NULL) == XH_OK);
    return text;
}

/* The second update gives the same bytes, and so does one of the document that was read again. */
static void twice(const xh_register *risks) {
    xh_register *again = NULL, *reread = NULL;
    xh_buffer *const once = document_of(risks);
    xh_buffer *twice_text, *reread_text;
    OK(xh_register_update(risks, assessment, &again, &o.error));
    twice_text = document_of(again);
    CHECK(strcmp(xh_buffer_data(once), xh_buffer_data(twice_text)) == 0);
    OK(xh_register_parse(xh_buffer_data(once), xh_buffer_size(once), NULL, &reread, &o.error));
    reread_text = document_of(reread);
    CHECK(strcmp(xh_buffer_data(once), xh_buffer_data(reread_text)) == 0);
    xh_buffer_free(reread_text);
    xh_buffer_free(twice_text);
    xh_buffer_free(once);
    xh_register_free(reread);
    xh_register_free(again);
}

static void update(void) {
    xh_register *const before = parsed(by_hand);
    xh_register *const other = parsed(of_another);
    xh_register *const later = parsed(of_later);
    xh_register *made = NULL, *after = NULL;
    OK(xh_register_create(assessment, &made, &o.error));
    OK(xh_register_entry_count(made, &o.count, &o.error));
    CHECK(o.count == 2); /* two findings were raised */
    twice(made);
    OK(xh_register_update(before, assessment, &after, &o.error));
    OK(xh_register_entry_count(after, &o.count, &o.error));
    CHECK(o.count == 3);
    OK(xh_register_entry_count(before, &o.count, &o.error));
    CHECK(o.count == 1);
    OK(xh_register_text(after, XH_REGISTER_AS_OF, &o.text, &o.size, &o.error));
    TEXT("2026-03-31");
    OK(xh_register_to_json(after, &o.buffer, &o.error));
    BUFFER_HAS("\"x-own\": [1]");
    twice(after);
    FAILS(XH_REJECTED, xh_register_update(other, assessment, &o.risks, &o.error));
    FAILS(XH_REJECTED, xh_register_update(later, assessment, &o.risks, &o.error));
    BAD(xh_register_update(NULL, assessment, &o.risks, &o.error));
    BAD(xh_register_update(before, NULL, &o.risks, &o.error));
    BAD(xh_register_update(before, assessment, NULL, &o.error));
    BAD(xh_register_create(NULL, &o.risks, &o.error));
    BAD(xh_register_create(assessment, NULL, &o.error));
    xh_register_free(after);
    xh_register_free(made);
    xh_register_free(later);
    xh_register_free(other);
    xh_register_free(before);
}

static void views(void) {
    static const char *const wrong[] = {"2026-02-30", "tomorrow", "2026-3-1"};
    const xh_text_options english = {sizeof(xh_text_options), XH_EN, 60, 0};
    const xh_text_options odd = {sizeof(xh_text_options), XH_EN, 60, 2};
    xh_register *const before = parsed(by_hand);
    xh_register *risks = NULL;
    size_t i;
    OK(xh_register_update(before, assessment, &risks, &o.error));
    xh_register_free(before);
    OK(xh_register_view_to_json(risks, NULL, 0, &o.buffer, &o.error));
    BUFFER_HAS("\"as_of\":\"2026-03-31\"");
    OK(xh_register_view_to_json(risks, S("2026-04-12"), &o.buffer, &o.error));
    BUFFER_HAS("\"days_overdue\":2");
    OK(xh_register_view_to_text(risks, S("2026-04-12"), &english, &o.buffer, &o.error));
    BUFFER_HAS("overdue");
    OK(xh_register_view_to_text(risks, NULL, 0, NULL, &o.buffer, &o.error));
    BUFFER_HAS("风险台账");
    for (i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
        BAD(xh_register_view_to_json(risks, S(wrong[i]), &o.buffer, &o.error));
        BAD(xh_register_view_to_text(risks, S(wrong[i]), NULL, &o.buffer, &o.error));
    }
    BAD(xh_register_view_to_json(risks, NOT_UTF8, &o.buffer, &o.error));
    BAD(xh_register_view_to_json(NULL, NULL, 0, &o.buffer, &o.error));
    BAD(xh_register_view_to_json(risks, NULL, 0, NULL, &o.error));
    BAD(xh_register_view_to_text(NULL, NULL, 0, NULL, &o.buffer, &o.error));
    FAILS(XH_UNSUPPORTED, xh_register_view_to_text(risks, NULL, 0, &odd, &o.buffer, &o.error));
    xh_register_free(risks);
}

/* It needs nothing of what it was made from. */
static void ownership(void) {
    xh_assessment *const own = make_ruled_assessment();
    xh_register *risks = NULL;
    OK(xh_register_create(own, &risks, &o.error));
    xh_assessment_free(own);
    OK(xh_register_view_to_text(risks, NULL, 0, NULL, &o.buffer, &o.error));
    BUFFER_HAS("不开会");
    xh_register_free(risks);
}

int main(void) {
    assessment = make_ruled_assessment();
    parse();
    texts();
    update();
    views();
    ownership();
    xh_register_free(NULL);
    xh_assessment_free(assessment);
    return finish();
}
