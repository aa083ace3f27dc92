// Schemes: read and looked into.
#include <xuehui/standard.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

const xuehui::Scheme& scheme_in(const xh_scheme* scheme) { return need(scheme, "scheme").value; }

// Of a rating or a grade.
template <class Step>
std::string_view text_of(const Step& step, std::int32_t field, xuehui::Language language) {
    switch (field) {
        case XH_SCALE_ID: return step.id;
        case XH_SCALE_TITLE: return step.title.in(language);
        default: throw no_field(field);
    }
}

}  // namespace

int32_t xh_scheme_parse(const char* text, size_t size, const xh_limits* limits, xh_scheme** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        *out = new xh_scheme{accepted(xuehui::Scheme::parse(document, limits_in(limits)))};
    };
    return answer(error, body, out);
}

int32_t xh_scheme_standard(const char* id, size_t id_size, xh_scheme** out, xh_error** error) {
    const auto body = [&] { *out = new xh_scheme{standard_engine_in(id, id_size).scheme()}; };
    return answer(error, body, out);
}

int32_t xh_scheme_identity(const xh_scheme* scheme, int32_t field, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, xuehui::capi::text_of(scheme_in(scheme).identity(), field)); };
    return answer(error, body, text, size);
}

int32_t xh_scheme_title(const xh_scheme* scheme, int32_t language, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, scheme_in(scheme).title().in(language_in(language))); };
    return answer(error, body, text, size);
}

int32_t xh_scheme_catalogue(const xh_scheme* scheme, const char** text, size_t* size, xh_error** error) {
    return answer(error, [&] { give(text, size, scheme_in(scheme).catalogue()); }, text, size);
}

int32_t xh_scheme_full_marks(const xh_scheme* scheme, const char** text, size_t* size, xh_error** error) {
    return answer(error, [&] { give(text, size, scheme_in(scheme).full_marks()); }, text, size);
}

int32_t xh_scheme_rating_count(const xh_scheme* scheme, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, scheme_in(scheme).scale().size()); }, count);
}

int32_t xh_scheme_rating_text(const xh_scheme* scheme, size_t index, int32_t field, int32_t language,
                              const char** text, size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Rating& rating = at(scheme_in(scheme).scale(), index);
        give(text, size, text_of(rating, field, language_in(language)));
    };
    return answer(error, body, text, size);
}

int32_t xh_scheme_rating_value(const xh_scheme* scheme, size_t index, int64_t* value, xh_error** error) {
    return answer(error, [&] { give(value, at(scheme_in(scheme).scale(), index).value); }, value);
}

int32_t xh_scheme_grade_count(const xh_scheme* scheme, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, scheme_in(scheme).grades().size()); }, count);
}

int32_t xh_scheme_grade_text(const xh_scheme* scheme, size_t index, int32_t field, int32_t language, const char** text,
                             size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Grade& grade = at(scheme_in(scheme).grades(), index);
        give(text, size, text_of(grade, field, language_in(language)));
    };
    return answer(error, body, text, size);
}

int32_t xh_scheme_grade_at_least(const xh_scheme* scheme, size_t index, int64_t* at_least, xh_error** error) {
    return answer(error, [&] { give(at_least, at(scheme_in(scheme).grades(), index).at_least); }, at_least);
}

void xh_scheme_free(xh_scheme* scheme) { delete scheme; }
