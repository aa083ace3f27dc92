// Registers: read, brought up to date, and shown.
#include <xuehui/register.hpp>
#include <xuehui/report.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

const xuehui::Register& register_in(const xh_register* risks) { return need(risks, "risks").value; }

std::string_view text_of(const xuehui::Register& risks, std::int32_t field) {
    switch (field) {
        case XH_REGISTER_ORGANISATION_ID: return risks.organisation_id();
        case XH_REGISTER_ORGANISATION_NAME: return risks.organisation_name();
        case XH_REGISTER_AS_OF: return risks.as_of();
        default: throw no_field(field);
    }
}

// The view takes what is no date for not given, which here would hide a mistake.
xuehui::RegisterView view_in(const xh_register* risks, const char* as_of, std::size_t size) {
    const xuehui::Register& subject = register_in(risks);
    const std::string_view day = text_in(as_of, size, "as_of");
    xuehui::RegisterView view = register_view(subject, day);
    if (!day.empty() && view.as_of != day) throw invalid("as_of is not a date YYYY-MM-DD");
    return view;
}

}  // namespace

int32_t xh_register_parse(const char* text, size_t size, const xh_limits* limits, xh_register** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        *out = new xh_register{accepted(xuehui::Register::parse(document, limits_in(limits)))};
    };
    return answer(error, body, out);
}

int32_t xh_register_create(const xh_assessment* assessment, xh_register** out, xh_error** error) {
    const auto body = [&] { *out = new xh_register{accepted(xuehui::new_register(assessment_in(assessment)))}; };
    return answer(error, body, out);
}

int32_t xh_register_update(const xh_register* risks, const xh_assessment* assessment, xh_register** out,
                           xh_error** error) {
    const auto body = [&] {
        const xuehui::Register& subject = register_in(risks);
        *out = new xh_register{accepted(update_register(subject, assessment_in(assessment)))};
    };
    return answer(error, body, out);
}

int32_t xh_register_text(const xh_register* risks, int32_t field, const char** text, size_t* size, xh_error** error) {
    return answer(
        error, [&] { give(text, size, text_of(register_in(risks), field)); }, text, size);
}

int32_t xh_register_entry_count(const xh_register* risks, size_t* count, xh_error** error) {
    return answer(
        error, [&] { give(count, register_in(risks).entry_count()); }, count);
}

int32_t xh_register_to_json(const xh_register* risks, xh_buffer** out, xh_error** error) {
    return answer(
        error, [&] { give(out, register_in(risks).text()); }, out);
}

int32_t xh_register_view_to_json(const xh_register* risks, const char* as_of, size_t as_of_size, xh_buffer** out,
                                 xh_error** error) {
    return answer(
        error, [&] { give(out, to_json(view_in(risks, as_of, as_of_size))); }, out);
}

int32_t xh_register_view_to_text(const xh_register* risks, const char* as_of, size_t as_of_size,
                                 const xh_text_options* options, xh_buffer** out, xh_error** error) {
    const auto body = [&] { give(out, to_text(view_in(risks, as_of, as_of_size), style_in(options))); };
    return answer(error, body, out);
}

void xh_register_free(xh_register* risks) { delete risks; }
