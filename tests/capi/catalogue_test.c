/* Catalogues: read, extended, looked into, written out. */
#include "support.h"

static xh_catalogue *catalogue;

static void parse(void) {
    const char *broken = "{\"format\": \"xuehui/catalogue/1\", \"id\": \"small\", \"version\": \"1\"}";
    const xh_limits tight = {sizeof(xh_limits), 0, 3, 0, 0};
    OK(xh_catalogue_parse(S(small_catalogue), NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    xh_catalogue_free(o.catalogue);
    FAILS(XH_REJECTED, xh_catalogue_parse(S(broken), NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    FAILS(XH_REJECTED, xh_catalogue_parse(NULL, 0, NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    FAILS(XH_REJECTED, xh_catalogue_parse(NOT_UTF8, NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    FAILS(XH_REJECTED, xh_catalogue_parse(S(small_catalogue), NULL, NULL, 0, &tight, &o.catalogue, &o.error));
    FAILS_SILENTLY(XH_REJECTED, xh_catalogue_parse(S(broken), NULL, NULL, 0, NULL, &o.catalogue, NULL));
    BAD(xh_catalogue_parse(NULL, 1, NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    BAD(xh_catalogue_parse(S(small_catalogue), NULL, NULL, 0, NULL, NULL, &o.error));
}

static void extend(void) {
    const char *others[2];
    size_t sizes[2];
    const char *of_standard =
        "{\"format\": \"xuehui/catalogue/1\", \"id\": \"less\", \"version\": \"1\", \"extends\": \"mzt-academic-draft\","
        " \"drop\": [\"A.1\"]}";
    xh_catalogue *smaller, *less = NULL;
    others[0] = of_standard;
    sizes[0] = strlen(of_standard);
    others[1] = small_catalogue;
    sizes[1] = strlen(small_catalogue);

    OK(xh_catalogue_parse(S(small_extension), others, sizes, 2, NULL, &o.catalogue, &o.error));
    smaller = o.catalogue;
    OK(xh_catalogue_criterion_count(smaller, &o.count, &o.error));
    CHECK(o.count == 3);
    OK(xh_catalogue_extended_count(smaller, &o.count, &o.error));
    CHECK(o.count == 1);
    OK(xh_catalogue_extended_identity(smaller, 0, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    TEXT("small");
    OK(xh_catalogue_extended_identity(smaller, 0, XH_IDENTITY_VERSION, &o.text, &o.size, &o.error));
    TEXT("1");
    BAD(xh_catalogue_extended_identity(smaller, 1, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_extended_identity(smaller, 0, 3, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_extended_identity(smaller, 0, XH_IDENTITY_ID, NULL, &o.size, &o.error));
    BAD(xh_catalogue_extended_identity(smaller, 0, XH_IDENTITY_ID, &o.text, NULL, &o.error));
    BAD(xh_catalogue_extended_identity(NULL, 0, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    xh_catalogue_free(smaller);

    /* The built-in ones are there without being given. */
    OK(xh_catalogue_parse(S(of_standard), NULL, NULL, 0, NULL, &less, &o.error));
    FAILS(XH_NOT_FOUND, xh_catalogue_find_indicator(less, S("A.1"), &o.count, &o.error));
    OK(xh_catalogue_find_indicator(less, S("A.2"), &o.count, &o.error));
    xh_catalogue_free(less);

    FAILS(XH_REJECTED, xh_catalogue_parse(S(small_extension), NULL, NULL, 0, NULL, &o.catalogue, &o.error));
    BAD(xh_catalogue_parse(S(small_extension), NULL, sizes, 1, NULL, &o.catalogue, &o.error));
    BAD(xh_catalogue_parse(S(small_extension), others, NULL, 1, NULL, &o.catalogue, &o.error));
    others[0] = NULL;
    BAD(xh_catalogue_parse(S(small_extension), others, sizes, 2, NULL, &o.catalogue, &o.error));
}

static void identity(void) {
    OK(xh_catalogue_identity(catalogue, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    TEXT("small");
    OK(xh_catalogue_identity(catalogue, XH_IDENTITY_VERSION, &o.text, &o.size, &o.error));
    TEXT("1");
    OK(xh_catalogue_identity(catalogue, XH_IDENTITY_SHA256, &o.text, &o.size, &o.error));
    CHECK(o.size == 64);
    BAD(xh_catalogue_identity(NULL, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_identity(catalogue, 3, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_identity(catalogue, XH_IDENTITY_ID, NULL, &o.size, &o.error));
    BAD(xh_catalogue_identity(catalogue, XH_IDENTITY_ID, &o.text, NULL, &o.error));

    OK(xh_catalogue_title(catalogue, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("小目录");
    OK(xh_catalogue_title(catalogue, XH_EN, &o.text, &o.size, &o.error));
    TEXT("Small");
    BAD(xh_catalogue_title(NULL, XH_EN, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_title(catalogue, 2, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_title(catalogue, -1, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_title(catalogue, XH_EN, NULL, &o.size, &o.error));

    OK(xh_catalogue_extended_count(catalogue, &o.count, &o.error));
    CHECK(o.count == 0);
    BAD(xh_catalogue_extended_count(NULL, &o.count, &o.error));
    BAD(xh_catalogue_extended_count(catalogue, NULL, &o.error));
}

static void check_conditions(void) {
    OK(xh_catalogue_check(catalogue, &o.error));
    OK(xh_catalogue_check(catalogue, NULL));
    BAD(xh_catalogue_check(NULL, &o.error));
}

static void broken_condition(void) {
    char broken[4096];
    char *at;
    xh_catalogue *with_fault = NULL;
    strcpy(broken, small_catalogue);
    at = strstr(broken, "\">\"");
    CHECK(at != NULL);
    if (at != NULL) at[1] = '?';
    CHECK(xh_catalogue_parse(S(broken), NULL, NULL, 0, NULL, &with_fault, NULL) == XH_OK);
    FAILS(XH_REJECTED, xh_catalogue_check(with_fault, &o.error));
    FAILS_SILENTLY(XH_REJECTED, xh_catalogue_check(with_fault, NULL));
    xh_catalogue_free(with_fault);
}

static void indicators(void) {
    OK(xh_catalogue_indicator_count(catalogue, &o.count, &o.error));
    CHECK(o.count == 6);
    BAD(xh_catalogue_indicator_count(NULL, &o.count, &o.error));
    BAD(xh_catalogue_indicator_count(catalogue, NULL, &o.error));

    OK(xh_catalogue_find_indicator(catalogue, S("F.1"), &o.count, &o.error));
    CHECK(o.count == 4);
    FAILS(XH_NOT_FOUND, xh_catalogue_find_indicator(catalogue, S("F.1.1.1"), &o.count, &o.error));
    FAILS(XH_NOT_FOUND, xh_catalogue_find_indicator(catalogue, NULL, 0, &o.count, &o.error));
    BAD(xh_catalogue_find_indicator(NULL, S("F"), &o.count, &o.error));
    BAD(xh_catalogue_find_indicator(catalogue, NULL, 1, &o.count, &o.error));
    BAD(xh_catalogue_find_indicator(catalogue, NOT_UTF8, &o.count, &o.error));
    BAD(xh_catalogue_find_indicator(catalogue, S("F"), NULL, &o.error));

    OK(xh_catalogue_indicator_text(catalogue, 4, XH_INDICATOR_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("F.1");
    OK(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_TITLE, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("治理");
    OK(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_TITLE, XH_EN, &o.text, &o.size, &o.error));
    TEXT("Governance");
    OK(xh_catalogue_indicator_text(catalogue, 1, XH_INDICATOR_TITLE, XH_EN, &o.text, &o.size, &o.error));
    TEXT("会议");
    OK(xh_catalogue_indicator_text(catalogue, 2, XH_INDICATOR_TITLE, XH_EN, &o.text, &o.size, &o.error));
    TEXT("");
    OK(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_NOTE, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("a note");
    BAD(xh_catalogue_indicator_text(NULL, 0, XH_INDICATOR_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, 6, XH_INDICATOR_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, SIZE_MAX, XH_INDICATOR_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, 0, 3, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_ID, 2, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_ID, XH_ZH, NULL, &o.size, &o.error));
    BAD(xh_catalogue_indicator_text(catalogue, 0, XH_INDICATOR_ID, XH_ZH, &o.text, NULL, &o.error));

    OK(xh_catalogue_indicator_place(catalogue, 0, &o.a, &o.u, &o.v, &o.w, &o.x, &o.error));
    CHECK(o.a == 1 && o.u == XH_NONE && o.v == 3 && o.w == 0 && o.x == 3);
    OK(xh_catalogue_indicator_place(catalogue, 5, &o.a, &o.u, &o.v, &o.w, &o.x, &o.error));
    CHECK(o.a == 3 && o.u == 4 && o.v == 6 && o.w == 3 && o.x == 4);
    OK(xh_catalogue_indicator_place(catalogue, 5, NULL, NULL, NULL, NULL, NULL, NULL));
    BAD(xh_catalogue_indicator_place(NULL, 0, &o.a, &o.u, &o.v, &o.w, &o.x, &o.error));
    BAD(xh_catalogue_indicator_place(catalogue, 6, &o.a, &o.u, &o.v, &o.w, &o.x, &o.error));
}

static void criteria(void) {
    OK(xh_catalogue_criterion_count(catalogue, &o.count, &o.error));
    CHECK(o.count == 4);
    BAD(xh_catalogue_criterion_count(NULL, &o.count, &o.error));
    BAD(xh_catalogue_criterion_count(catalogue, NULL, &o.error));

    OK(xh_catalogue_find_criterion(catalogue, S("G.1.1.3"), &o.count, &o.error));
    CHECK(o.count == 2);
    FAILS(XH_NOT_FOUND, xh_catalogue_find_criterion(catalogue, S("G"), &o.count, &o.error));
    BAD(xh_catalogue_find_criterion(NULL, S("G"), &o.count, &o.error));
    BAD(xh_catalogue_find_criterion(catalogue, NULL, 1, &o.count, &o.error));
    BAD(xh_catalogue_find_criterion(catalogue, NOT_UTF8, &o.count, &o.error));
    BAD(xh_catalogue_find_criterion(catalogue, S("G.1.1.3"), NULL, &o.error));

    OK(xh_catalogue_criterion_text(catalogue, 1, XH_CRITERION_ID, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("G.1.1.2");
    OK(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_STATEMENT, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("开会。");
    OK(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_SOURCE, XH_ZH, &o.text, &o.size, &o.error));
    TEXT("1.1");
    OK(xh_catalogue_criterion_text(catalogue, 1, XH_CRITERION_NOTE, XH_EN, &o.text, &o.size, &o.error));
    TEXT("注");
    BAD(xh_catalogue_criterion_text(NULL, 0, XH_CRITERION_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_text(catalogue, 4, XH_CRITERION_ID, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_text(catalogue, 0, 4, XH_ZH, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_ID, -1, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_text(catalogue, 0, XH_CRITERION_ID, XH_ZH, NULL, &o.size, &o.error));

    OK(xh_catalogue_criterion(catalogue, 0, &o.u, &o.a, &o.count, &o.more, &o.most, &o.error));
    CHECK(o.u == 2 && o.a == 0 && o.count == 2 && o.more == 2 && o.most == 2);
    OK(xh_catalogue_criterion(catalogue, 1, NULL, &o.a, NULL, NULL, &o.most, NULL));
    CHECK(o.a == 1 && o.most == 0);
    BAD(xh_catalogue_criterion(NULL, 0, &o.u, &o.a, &o.count, &o.more, &o.most, &o.error));
    BAD(xh_catalogue_criterion(catalogue, 4, &o.u, &o.a, &o.count, &o.more, &o.most, &o.error));

    OK(xh_catalogue_criterion_strength(catalogue, 0, 1, &o.a, &o.error));
    CHECK(o.a == XH_STRENGTH_MAY);
    OK(xh_catalogue_criterion_strength(catalogue, 2, 0, &o.a, &o.error));
    CHECK(o.a == XH_STRENGTH_STATEMENT);
    BAD(xh_catalogue_criterion_strength(NULL, 0, 0, &o.a, &o.error));
    BAD(xh_catalogue_criterion_strength(catalogue, 4, 0, &o.a, &o.error));
    BAD(xh_catalogue_criterion_strength(catalogue, 0, 2, &o.a, &o.error));
    BAD(xh_catalogue_criterion_strength(catalogue, 0, 0, NULL, &o.error));

    OK(xh_catalogue_criterion_kind(catalogue, 1, 0, &o.a, &o.error));
    CHECK(o.a == XH_KIND_PROHIBITION);
    OK(xh_catalogue_criterion_kind(catalogue, 0, 1, &o.a, &o.error));
    CHECK(o.a == XH_KIND_PERMISSION);
    BAD(xh_catalogue_criterion_kind(NULL, 0, 0, &o.a, &o.error));
    BAD(xh_catalogue_criterion_kind(catalogue, 4, 0, &o.a, &o.error));
    BAD(xh_catalogue_criterion_kind(catalogue, 0, 2, &o.a, &o.error));
    BAD(xh_catalogue_criterion_kind(catalogue, 0, 0, NULL, &o.error));

    OK(xh_catalogue_criterion_related(catalogue, 0, 1, &o.text, &o.size, &o.error));
    TEXT("F");
    BAD(xh_catalogue_criterion_related(NULL, 0, 0, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_related(catalogue, 4, 0, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_related(catalogue, 0, 2, &o.text, &o.size, &o.error));
    BAD(xh_catalogue_criterion_related(catalogue, 0, 0, NULL, &o.size, &o.error));
    BAD(xh_catalogue_criterion_related(catalogue, 0, 0, &o.text, NULL, &o.error));
}

static void views(void) {
    const xh_text_options english = {sizeof(xh_text_options), XH_EN, 40, 0};
    const xh_text_options narrow = {sizeof(xh_text_options), XH_ZH, 1, 0};
    const xh_text_options wide = {sizeof(xh_text_options), XH_EN, 10001, 0};
    const xh_text_options latin = {sizeof(xh_text_options), 2, 0, 0};

    OK(xh_catalogue_to_json(catalogue, &o.buffer, &o.error));
    BUFFER_HAS("\"xuehui/catalogue/1\"");
    BAD(xh_catalogue_to_json(NULL, &o.buffer, &o.error));
    BAD(xh_catalogue_to_json(catalogue, NULL, &o.error));

    OK(xh_catalogue_to_text(catalogue, NULL, &o.buffer, &o.error));
    BUFFER_HAS("治理");
    OK(xh_catalogue_to_text(catalogue, &english, &o.buffer, &o.error));
    BUFFER_HAS("Governance");
    OK(xh_catalogue_to_text(catalogue, &narrow, &o.buffer, &o.error));
    xh_buffer_free(o.buffer);
    BAD(xh_catalogue_to_text(NULL, NULL, &o.buffer, &o.error));
    BAD(xh_catalogue_to_text(catalogue, NULL, NULL, &o.error));
    BAD(xh_catalogue_to_text(catalogue, &wide, &o.buffer, &o.error));
    BAD(xh_catalogue_to_text(catalogue, &latin, &o.buffer, &o.error));

    OK(xh_catalogue_to_markdown(catalogue, XH_EN, &o.buffer, &o.error));
    BUFFER_HAS("Governance");
    BAD(xh_catalogue_to_markdown(NULL, XH_EN, &o.buffer, &o.error));
    BAD(xh_catalogue_to_markdown(catalogue, 9, &o.buffer, &o.error));
    BAD(xh_catalogue_to_markdown(catalogue, XH_EN, NULL, &o.error));

    OK(xh_catalogue_to_dot(catalogue, XH_EN, &o.buffer, &o.error));
    BUFFER_HAS("digraph");
    BAD(xh_catalogue_to_dot(NULL, XH_EN, &o.buffer, &o.error));
    BAD(xh_catalogue_to_dot(catalogue, 9, &o.buffer, &o.error));
    BAD(xh_catalogue_to_dot(catalogue, XH_EN, NULL, &o.error));
}

static void standard(void) {
    xh_catalogue *built_in;
    OK(xh_catalogue_standard(&o.catalogue, &o.error));
    built_in = o.catalogue;
    OK(xh_catalogue_identity(built_in, XH_IDENTITY_ID, &o.text, &o.size, &o.error));
    TEXT("mzt-academic-draft");
    OK(xh_catalogue_find_criterion(built_in, S("A.1.1.1.1"), &o.count, &o.error));
    CHECK(o.count < 1000);
    xh_catalogue_free(built_in);
    BAD(xh_catalogue_standard(NULL, &o.error));
}

int main(void) {
    catalogue = make_catalogue();
    parse();
    extend();
    identity();
    check_conditions();
    broken_condition();
    indicators();
    criteria();
    views();
    standard();
    xh_catalogue_free(catalogue);
    return finish();
}
