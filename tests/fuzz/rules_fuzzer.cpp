// Any bytes as a document of rules: rejected with reasons, or put together with the built-in ones, and then every record
// gets a sound assessment.
#include <vector>

#include <xuehui/documents.hpp>
#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"

namespace {

constexpr std::string_view kHead = R"({"format": "xuehui/record/1", "organisation": {"id": "o"},
    "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31", "facts": )";
constexpr std::string_view kFacts = R"({"council": {"directors": 60, "standing_directors": 24},
    "standing": {"exists": true}, "officers": [{"id": "p", "post": "president", "born_on": "1950-01-01"}, {}],
    "activities": [{"id": "a", "kind": "forum", "on": "2025-05-05", "filed_on": "none", "public": true}, {"id": "b"}]})";

void check(const xuehui::Engine& engine, std::string_view facts) {
    const auto assessment = engine.assess(std::string(kHead) + std::string(facts) + "}");
    if (assessment) {
        fuzz::check_assessment(*assessment);
        fuzz::show(*assessment);
    } else {    // rules may say of a fact what it is not
        fuzz::check_diagnostics(assessment.error());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const xuehui::Engine standard = xuehui::standard_engine();
    const std::string_view text = fuzz::text_of(data, size);
    const auto rules = xuehui::Rules::parse(text);
    const auto faults = xuehui::check_rules(text, standard.catalogue(), xuehui::standard_rules().first(1));
    if (!faults.empty()) fuzz::check_diagnostics(faults);
    if (!rules) {
        fuzz::require(!faults.empty(), "what cannot be read has faults");
        fuzz::check_diagnostics(rules.error());
        return 0;
    }
    std::vector<xuehui::Rules> documents(xuehui::standard_rules().begin(), xuehui::standard_rules().begin() + 1);
    for (const bool alone : {true, false}) {
        if (!alone) documents.push_back(*rules);
        const auto engine = alone ? xuehui::Engine::create(standard.catalogue(), standard.scheme(), std::span(&*rules, 1))
                                  : xuehui::Engine::create(standard.catalogue(), standard.scheme(), documents);
        const bool is_addition = !alone && rules->identity().id != xuehui::kStandardRules.front();
        fuzz::require(!is_addition || !faults.empty() || engine, "what has no faults is accepted");
        if (!engine) {
            fuzz::check_diagnostics(engine.error());
            continue;
        }
        check(*engine, "{}");
        check(*engine, kFacts);
    }
    return 0;
}
