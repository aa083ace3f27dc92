// Assessments as a whole: what they were made of, and what is shown of them.
#include <xuehui/report.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

int32_t xh_assessment_engine(const xh_assessment* assessment, xh_engine** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_engine{assessment_in(assessment).engine()}; }, out);
}

int32_t xh_assessment_record(const xh_assessment* assessment, xh_record** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_record{assessment_in(assessment).record()}; }, out);
}

int32_t xh_assessment_to_json(const xh_assessment* assessment, const xh_json_options* options, xh_buffer** out,
                              xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_json(assessment_in(assessment), digests_in(options))); };
    return answer(error, body, out);
}

int32_t xh_assessment_to_text(const xh_assessment* assessment, const xh_text_options* options, xh_buffer** out,
                              xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_text(assessment_in(assessment), style_in(options))); };
    return answer(error, body, out);
}

int32_t xh_assessment_to_markdown(const xh_assessment* assessment, int32_t language, xh_buffer** out,
                                  xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_markdown(assessment_in(assessment), language_in(language))); };
    return answer(error, body, out);
}

int32_t xh_assessment_to_html(const xh_assessment* assessment, int32_t language, xh_buffer** out, xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_html(assessment_in(assessment), language_in(language))); };
    return answer(error, body, out);
}

int32_t xh_assessment_explain(const xh_assessment* assessment, const char* id, size_t id_size,
                              const xh_text_options* options, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const std::string_view wanted = text_in(id, id_size, "id");
        std::string text = xuehui::explain(subject, wanted, style_in(options));
        if (text.empty()) throw not_found("indicator or criterion within the roots", wanted);
        give(out, std::move(text));
    };
    return answer(error, body, out);
}
