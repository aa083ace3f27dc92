#include "fuzz/fuzz.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <xuehui/report.hpp>

#include "reference/json.hpp"

namespace fuzz {

namespace {

constexpr std::string_view kCodes[] = {
    "syntax",       "encoding",  "limit",     "duplicate_member", "format",     "unknown_member", "missing_member",
    "wrong_type",   "bad_value", "bad_number", "bad_date",        "bad_period", "bad_id",         "unknown_id",
    "duplicate_id", "bad_order", "no_zero_grade", "all_zero_weights", "overlap", "cycle",         "empty",
    "not_measured", "bad_logic", "unknown_fact", "derived_fact"};

void check_bounds(const std::optional<xuehui::Bounds>& bounds) {
    if (!bounds) return;
    require(bounds->lower >= 0 && bounds->lower <= bounds->upper && bounds->upper <= 1'000'000, "bounds are ordered");
}

}  // namespace

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

void check_diagnostics(const xuehui::Diagnostics& faults) {
    require(!faults.empty(), "a rejection has a reason");
    require(faults.size() <= xuehui::Limits{}.diagnostics + 1, "faults are limited");    // the last one counts the rest
    for (const xuehui::Diagnostic& fault : faults) {
        if (&fault - faults.data() == static_cast<std::ptrdiff_t>(xuehui::Limits{}.diagnostics)) break;
        require(std::find(std::begin(kCodes), std::end(kCodes), fault.code) != std::end(kCodes), "a code that is listed");
        require(fault.pointer.empty() || fault.pointer.front() == '/', "a JSON Pointer");
        require(fault.line >= 1 && fault.column >= 1, "a place in the text");
        require(!fault.message.empty(), "a message");
        const std::string text = to_text(fault);
        const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
        require(std::none_of(text.begin(), text.end(), is_control), "one line without control characters");
    }
}

void show(const xuehui::Assessment& assessment) {
    to_text(assessment, {});
    to_markdown(assessment, xuehui::Language::en);
    to_html(assessment, xuehui::Language::zh);
    risks_to_text(assessment, {}, {.all = true});
    risks_to_markdown(assessment, xuehui::Language::en, {.all = true, .privacy = xuehui::Privacy::open});
    risks_to_json(assessment);
    to_icalendar(assessment, xuehui::Language::zh);
    const xuehui::Catalogue& catalogue = assessment.engine().catalogue();
    for (const xuehui::NodeResult& node : assessment.nodes()) {
        if (assessment.engine().is_root(node.indicator)) {
            explain(assessment, catalogue.indicators()[node.indicator].id, {});
        }
    }
    if (!assessment.criteria().empty()) {
        explain(assessment, catalogue.criteria()[assessment.criteria().front().criterion].id, {});
    }
}

void check_assessment(const xuehui::Assessment& assessment) {
    check_bounds(assessment.score());
    for (const xuehui::NodeResult& node : assessment.nodes()) {
        check_bounds(node.score);
        const xuehui::Indicator& indicator = assessment.engine().catalogue().indicators()[node.indicator];
        const xuehui::Coverage& coverage = node.coverage;
        require(coverage.rated + coverage.derived + coverage.unassessed + coverage.not_applicable ==
                    indicator.end_criterion - indicator.first_criterion,
                "coverage of a node adds up");
    }
    long long contributions = 0;
    for (const xuehui::CriterionResult& criterion : assessment.criteria()) {
        check_bounds(criterion.value);
        require(criterion.contribution >= 0, "a contribution is not negative");
        require(criterion.gain.value_or(0) >= 0, "a gain is not negative");
        require(criterion.gain.has_value() == criterion.value.has_value(), "a gain where there is a value");
        contributions += criterion.contribution;
    }
    require(contributions == (assessment.score() ? assessment.score()->lower : 0), "contributions add up");
    require(assessment.score().has_value() != assessment.grade_lower().empty(), "a grade where there is a score");

    const reference::Json written = reference::Json::parse(to_json(assessment));
    require(written.at("score").is_null() == !assessment.score(), "a score in the JSON where there is one");
    if (assessment.score()) {
        require(written.at("score").at("lower").text == std::to_string(assessment.score()->lower), "the lower score in the JSON");
        require(written.at("score").at("upper").text == std::to_string(assessment.score()->upper), "the upper score in the JSON");
        require(written.at("grade").at("lower").text == assessment.grade_lower(), "the grade in the JSON");
    }
    require(written.at("criteria").items.size() == assessment.criteria().size(), "criteria in the JSON");
}

}  // namespace fuzz
