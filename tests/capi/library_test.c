/* Versions, statuses, buffers, errors and built-in documents. */
#include "support.h"

static void versions(void) {
    CHECK(xh_abi_version() == XH_ABI_VERSION);
    CHECK(strchr(xh_version(), '.') != NULL);
    CHECK(strcmp(xh_status_name(XH_OK), "XH_OK") == 0);
    CHECK(strcmp(xh_status_name(XH_INVALID_ARGUMENT), "XH_INVALID_ARGUMENT") == 0);
    CHECK(strcmp(xh_status_name(XH_OUT_OF_MEMORY), "XH_OUT_OF_MEMORY") == 0);
    CHECK(strcmp(xh_status_name(XH_INTERNAL), "XH_INTERNAL") == 0);
    CHECK(strcmp(xh_status_name(XH_REJECTED), "XH_REJECTED") == 0);
    CHECK(strcmp(xh_status_name(XH_NOT_FOUND), "XH_NOT_FOUND") == 0);
    CHECK(strcmp(xh_status_name(XH_UNSUPPORTED), "XH_UNSUPPORTED") == 0);
    CHECK(strcmp(xh_status_name(7), "XH_?") == 0);
    CHECK(strcmp(xh_status_name(-1), "XH_?") == 0);
    CHECK(strcmp(xh_status_name(INT32_MIN), "XH_?") == 0);
}

static void nothing(void) {
    CHECK(xh_error_status(NULL) == XH_OK);
    CHECK(strcmp(xh_error_message(NULL), "") == 0);
    CHECK(xh_error_diagnostic_count(NULL) == 0);
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(NULL, 0, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_place(NULL, 0, &o.u, &o.v));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_to_text(NULL, &o.buffer));
    CHECK(xh_buffer_data(NULL) == NULL);
    CHECK(xh_buffer_size(NULL) == 0);
    xh_error_free(NULL);
    xh_buffer_free(NULL);
    xh_catalogue_free(NULL);
    xh_scheme_free(NULL);
    xh_engine_free(NULL);
    xh_record_free(NULL);
    xh_record_builder_free(NULL);
    xh_assessment_free(NULL);
}

/* The fields of the diagnostic in the middle of a rejected record. */
static void diagnostics(void) {
    xh_engine *const engine = make_engine();
    xh_error *error = NULL;
    xh_assessment *assessment = (xh_assessment *)&error;
    CHECK(xh_engine_assess_json(engine, S(faulty_record), NULL, &assessment, &error) == XH_REJECTED);
    CHECK(assessment == NULL);
    CHECK(xh_error_status(error) == XH_REJECTED);
    CHECK(xh_error_diagnostic_count(error) == 3);
    CHECK(strstr(xh_error_message(error), "record") != NULL);
    CHECK(strstr(xh_error_message(error), "(and 2 more)") != NULL);

    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    TEXT("unknown_member");
    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_DOCUMENT, &o.text, &o.size));
    TEXT("record");
    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_POINTER, &o.text, &o.size));
    TEXT("/organization");
    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_HINT, &o.text, &o.size));
    TEXT("organisation");
    OK(xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_MESSAGE, &o.text, &o.size));
    CHECK(o.size > 10);
    OK(xh_error_diagnostic_place(error, 0, &o.u, &o.v));
    CHECK(o.u == 1 && o.v > 40);
    OK(xh_error_diagnostic_place(error, 1, &o.u, NULL));
    CHECK(o.u == 2);
    OK(xh_error_diagnostic_place(error, 2, NULL, &o.v));
    OK(xh_error_diagnostic_text(error, 1, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    TEXT("bad_date");
    OK(xh_error_diagnostic_text(error, 1, XH_DIAGNOSTIC_HINT, &o.text, &o.size));
    TEXT("");
    OK(xh_error_diagnostic_text(error, 2, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    TEXT("unknown_id");

    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 3, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 0, 5, &o.text, &o.size));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 0, -1, &o.text, &o.size));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 0, 0, NULL, &o.size));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 0, 0, &o.text, NULL));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_place(error, 3, &o.u, &o.v));
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_to_text(error, NULL));

    OK(xh_error_to_text(error, &o.buffer));
    CHECK(strlen(xh_buffer_data(o.buffer)) == xh_buffer_size(o.buffer));
    BUFFER_HAS("bad_date");
    xh_error_free(error);
    xh_engine_free(engine);
}

/* An error that is about no document has no diagnostics, and says so in every way. */
static void plain_error(void) {
    xh_error *error = NULL;
    size_t index = 7;
    CHECK(xh_catalogue_find_indicator(NULL, S("G"), &index, &error) == XH_INVALID_ARGUMENT);
    CHECK(index == 0);
    CHECK(strcmp(xh_error_message(error), "catalogue is NULL") == 0);
    CHECK(xh_error_diagnostic_count(error) == 0);
    OK(xh_error_to_text(error, &o.buffer));
    BUFFER_HAS("catalogue is NULL");
    FAILS_SILENTLY(XH_INVALID_ARGUMENT, xh_error_diagnostic_text(error, 0, XH_DIAGNOSTIC_CODE, &o.text, &o.size));
    xh_error_free(error);
}

static void built_in_documents(void) {
    OK(xh_standard_document(S("mzt-academic-draft"), &o.text, &o.size, &o.error));
    CHECK(o.size > 10000 && o.text[0] == '{');
    OK(xh_standard_document(S("capability-1000"), &o.text, &o.size, NULL));
    OK(xh_standard_document(S("whole-standard"), &o.text, &o.size, NULL));
    FAILS(XH_NOT_FOUND, xh_standard_document(S("nothing"), &o.text, &o.size, &o.error));
    FAILS(XH_NOT_FOUND, xh_standard_document(S("schemas/record"), &o.text, &o.size, &o.error));
    FAILS(XH_NOT_FOUND, xh_standard_document(NULL, 0, &o.text, &o.size, &o.error));
    FAILS_SILENTLY(XH_NOT_FOUND, xh_standard_document(S("nothing"), &o.text, &o.size, NULL));
    BAD(xh_standard_document(NULL, 1, &o.text, &o.size, &o.error));
    BAD(xh_standard_document(NOT_UTF8, &o.text, &o.size, &o.error));
    BAD(xh_standard_document(S("whole-standard"), NULL, &o.size, &o.error));
    BAD(xh_standard_document(S("whole-standard"), &o.text, NULL, &o.error));
    BAD(xh_standard_document("x", SIZE_MAX, &o.text, &o.size, &o.error));
}

static void schemas(void) {
    size_t i, count;
    OK(xh_schema_count(&o.count, &o.error));
    count = o.count;
    CHECK(count >= 4);
    for (i = 0; i < count; ++i) {
        const char *kind = NULL;
        size_t size = 0;
        CHECK(xh_schema_kind(i, &kind, &size, NULL) == XH_OK);
        OK(xh_schema_text(kind, size, &o.text, &o.size, NULL));
    }
    OK(xh_schema_text(S("record"), &o.text, &o.size, &o.error));
    CHECK(o.size > 100);
    BAD(xh_schema_count(NULL, &o.error));
    BAD(xh_schema_kind(count, &o.text, &o.size, &o.error));
    BAD(xh_schema_kind(0, NULL, &o.size, &o.error));
    BAD(xh_schema_kind(0, &o.text, NULL, &o.error));
    FAILS(XH_NOT_FOUND, xh_schema_text(S("tree"), &o.text, &o.size, &o.error));
    BAD(xh_schema_text(NULL, 3, &o.text, &o.size, &o.error));
    BAD(xh_schema_text(NOT_UTF8, &o.text, &o.size, &o.error));
    BAD(xh_schema_text(S("record"), NULL, &o.size, &o.error));
    BAD(xh_schema_text(S("record"), &o.text, NULL, &o.error));
}

static void kinds(void) {
    const xh_limits tight = {sizeof(xh_limits), 10, 0, 0, 0};
    OK(xh_document_kind(S(small_scheme), NULL, &o.buffer, &o.error));
    CHECK(strcmp(xh_buffer_data(o.buffer), "scheme") == 0 && xh_buffer_size(o.buffer) == 6);
    xh_buffer_free(o.buffer);
    OK(xh_document_kind(S("{\"format\": \"xuehui/rules/1\"}"), NULL, &o.buffer, NULL));
    BUFFER_HAS("rules");
    FAILS(XH_REJECTED, xh_document_kind(S("{\"format\": \"xuehui/recrd/1\"}"), NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_document_kind(S("{\"format\": \"xuehui/record/2\"}"), NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_document_kind(S("{}"), NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_document_kind(NULL, 0, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_document_kind(NOT_UTF8, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_document_kind(S(small_scheme), &tight, &o.buffer, &o.error));
    BAD(xh_document_kind(NULL, 5, NULL, &o.buffer, &o.error));
    BAD(xh_document_kind(S(small_scheme), NULL, NULL, &o.error));
}

int main(void) {
    versions();
    nothing();
    diagnostics();
    plain_error();
    built_in_documents();
    schemas();
    kinds();
    return finish();
}
