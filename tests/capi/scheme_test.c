/* Schemes: read and looked into. */
#include "support.h"

static xh_scheme *scheme;

static void parse(void) {
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 5, 0};
    OK(xh_scheme_parse(S(small_scheme), NULL, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    FAILS(XH_REJECTED, xh_scheme_parse(S("{}"), NULL, &o.scheme, &o.error));
    FAILS(XH_REJECTED, xh_scheme_parse(S(small_scheme), &tight, &o.scheme, &o.error));
    FAILS(XH_REJECTED, xh_scheme_parse(NULL, 0, NULL, &o.scheme, &o.error));
    BAD(xh_scheme_parse(NULL, 1, NULL, &o.scheme, &o.error));
    BAD(xh_scheme_parse(S(small_scheme), NULL, NULL, &o.error));
}

static void standard(void) {
    OK(xh_scheme_standard(NULL, 0, &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    OK(xh_scheme_standard(S("capability-1000"), &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    OK(xh_scheme_standard(S("whole-standard"), &o.scheme, &o.error));
    xh_scheme_free(o.scheme);
    FAILS(XH_NOT_FOUND, xh_scheme_standard(S("mzt-academic-draft"), &o.scheme, &o.error));
    BAD(xh_scheme_standard(NULL, 1, &o.scheme, &o.error));
    BAD(xh_scheme_standard(NOT_UTF8, &o.scheme, &o.error));
    BAD(xh_scheme_standard(NULL, 0, NULL, &o.error));
}

static void texts(void) {
    OK(xh_scheme_identity(scheme, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    TEXT("small-10");
    OK(xh_scheme_identity(scheme, XH_IDENTITY_VERSION, &o.text, &o.size, &o.error));
    TEXT("1");
    OK(xh_scheme_identity(scheme, XH_IDENTITY_SHA256, &o.text, &o.size, &o.error));
    CHECK(o.size == 64);
    BAD(xh_scheme_identity(NULL, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    BAD(xh_scheme_identity(scheme, -1, &o.text, &o.size, &o.error));
    BAD(xh_scheme_identity(scheme, XH_IDENTITY_ID, NULL, &o.size, &o.error));

    OK(xh_scheme_title(scheme, XH_EN, &o.text, &o.size, &o.error));
    TEXT("十分制");
    BAD(xh_scheme_title(NULL, XH_EN, &o.text, &o.size, &o.error));
    BAD(xh_scheme_title(scheme, 2, &o.text, &o.size, &o.error));
    BAD(xh_scheme_title(scheme, XH_EN, &o.text, NULL, &o.error));

    OK(xh_scheme_catalogue(scheme, &o.text, &o.size, &o.error));
    TEXT("small");
    BAD(xh_scheme_catalogue(NULL, &o.text, &o.size, &o.error));
    BAD(xh_scheme_catalogue(scheme, NULL, &o.size, &o.error));

    OK(xh_scheme_full_marks(scheme, &o.text, &o.size, &o.error));
    TEXT("10");
    BAD(xh_scheme_full_marks(NULL, &o.text, &o.size, &o.error));
    BAD(xh_scheme_full_marks(scheme, NULL, &o.size, &o.error));
}

static void ratings(void) {
    OK(xh_scheme_rating_count(scheme, &o.count, &o.error));
    CHECK(o.count == 3);
    BAD(xh_scheme_rating_count(NULL, &o.count, &o.error));
    BAD(xh_scheme_rating_count(scheme, NULL, &o.error));

    OK(xh_scheme_rating_text(scheme, 1, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("half");
    OK(xh_scheme_rating_text(scheme, 0, XH_SCALE_TITLE, XH_EN, &o.text, &o.size, &o.error));
    TEXT("达到");
    BAD(xh_scheme_rating_text(NULL, 0, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_rating_text(scheme, 3, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_rating_text(scheme, 0, 2, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_rating_text(scheme, 0, XH_SCALE_ID, 2, &o.text, &o.size, &o.error));
    BAD(xh_scheme_rating_text(scheme, 0, XH_SCALE_ID, XH_ZH, NULL, &o.size, &o.error));

    OK(xh_scheme_rating_value(scheme, 1, &o.big, &o.error));
    CHECK(o.big == 500000);
    BAD(xh_scheme_rating_value(NULL, 0, &o.big, &o.error));
    BAD(xh_scheme_rating_value(scheme, 3, &o.big, &o.error));
    BAD(xh_scheme_rating_value(scheme, 0, NULL, &o.error));
}

static void grades(void) {
    OK(xh_scheme_grade_count(scheme, &o.count, &o.error));
    CHECK(o.count == 3);
    BAD(xh_scheme_grade_count(NULL, &o.count, &o.error));
    BAD(xh_scheme_grade_count(scheme, NULL, &o.error));

    OK(xh_scheme_grade_text(scheme, 2, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("C");
    OK(xh_scheme_grade_text(scheme, 0, XH_SCALE_TITLE, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("first");
    BAD(xh_scheme_grade_text(NULL, 0, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_grade_text(scheme, 3, XH_SCALE_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_grade_text(scheme, 0, -1, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_scheme_grade_text(scheme, 0, XH_SCALE_ID, -1, &o.text, &o.size, &o.error));
    BAD(xh_scheme_grade_text(scheme, 0, XH_SCALE_ID, XH_ZH, &o.text, NULL, &o.error));

    OK(xh_scheme_grade_at_least(scheme, 0, &o.big, &o.error));
    CHECK(o.big == 900000);
    BAD(xh_scheme_grade_at_least(NULL, 0, &o.big, &o.error));
    BAD(xh_scheme_grade_at_least(scheme, 3, &o.big, &o.error));
    BAD(xh_scheme_grade_at_least(scheme, 0, NULL, &o.error));
}

int main(void) {
    scheme = make_scheme();
    parse();
    standard();
    texts();
    ratings();
    grades();
    xh_scheme_free(scheme);
    return finish();
}
