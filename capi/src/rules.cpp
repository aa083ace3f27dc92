// Rules: read and looked into.
#include <algorithm>
#include <vector>

#include <xuehui/engine.hpp>
#include <xuehui/standard.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

const xuehui::Rules& rules_in(const xh_rules* rules) { return need(rules, "rules").value; }

const std::string& id_of(const xuehui::Rules& rules) { return rules.identity().id; }

// Those that every built-in engine has are read already.
xuehui::Rules standard_rules_in(std::string_view id) {
    const auto loaded = xuehui::standard_rules();
    const auto rules = std::ranges::find(loaded, id, id_of);
    if (rules != loaded.end()) return *rules;
    const std::string_view text = id == xuehui::kEvaluationMeasures ? xuehui::standard_document(id) : std::string_view();
    if (text.empty()) throw not_found("built-in document of rules", id);
    return accepted(xuehui::Rules::parse(text));
}

}  // namespace

int32_t xh_rules_parse(const char* text, size_t size, const xh_limits* limits, xh_rules** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        *out = new xh_rules{accepted(xuehui::Rules::parse(document, limits_in(limits)))};
    };
    return answer(error, body, out);
}

int32_t xh_rules_standard(const char* id, size_t id_size, xh_rules** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_rules{standard_rules_in(text_in(id, id_size, "id"))}; }, out);
}

int32_t xh_rules_check(const xh_rules* rules, const xh_engine* engine, xh_error** error) {
    const auto body = [&] {
        const xuehui::Rules& subject = rules_in(rules);
        const xuehui::Engine& before = need(engine, "engine").value;
        std::vector<xuehui::Rules> together(before.rules().begin(), before.rules().end());
        together.push_back(subject);
        static_cast<void>(accepted(xuehui::Engine::create(before.catalogue(), before.scheme(), together)));
    };
    return answer(error, body);
}

int32_t xh_rules_identity(const xh_rules* rules, int32_t field, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, text_of(rules_in(rules).identity(), field)); };
    return answer(error, body, text, size);
}

int32_t xh_rules_title(const xh_rules* rules, int32_t language, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, rules_in(rules).title().in(language_in(language))); };
    return answer(error, body, text, size);
}

int32_t xh_rules_catalogue(const xh_rules* rules, const char** text, size_t* size, xh_error** error) {
    return answer(error, [&] { give(text, size, rules_in(rules).catalogue()); }, text, size);
}

void xh_rules_free(xh_rules* rules) { delete rules; }
