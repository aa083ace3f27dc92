// The vectors of rules (tests/vectors/rules): what the built-in documents find, check and derive for facts.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "reference/reference.hpp"
#include "risk/findings.hpp"
#include "rules/rulebook.hpp"
#include "rules/run.hpp"
#include "unit/documents.hpp"

namespace {

using reference::Json;
using xuehui::Finding;
using xuehui::Steps;
namespace rules = xuehui::rules;
namespace logic = xuehui::logic;

const rules::Rulebook& book() {
    static const auto kBook = [] {
        std::vector<xuehui::Rules> documents;
        for (const xuehui::Rules& each : xuehui::standard_rules()) documents.push_back(each);
        const std::string_view measures = xuehui::standard_document(xuehui::kEvaluationMeasures);
        if (!measures.empty()) documents.push_back(*xuehui::Rules::parse(measures));
        std::vector<xuehui::Faults> faults(documents.size(), xuehui::Faults("rules"));
        return rules::bind(documents, faults);
    }();
    return *kBook;
}

Json steps_json(Steps steps) {
    if (steps.lower == steps.upper) return Json::number(int{steps.lower});
    return Json::array({Json::number(int{steps.lower}), Json::number(int{steps.upper})});
}

Json level_json(Steps level) {    // the worst last
    const auto& levels = book().matrix.levels;
    if (level.lower == level.upper) return Json::string(levels[level.lower].id);
    return Json::array({Json::string(levels[level.upper].id), Json::string(levels[level.lower].id)});
}

Json finding_json(const Finding& finding) {
    Json json = Json::object().set("state", Json::string(to_string(finding.state)));
    if (!finding.case_id.empty()) json.set("case", Json::string(finding.case_id));
    if (finding.is_open()) {
        json.set("likelihood", steps_json(finding.likelihood)).set("impact", steps_json(finding.impact));
        json.set("level", level_json(finding.level));
    }
    return json;
}

// What a vector asks for and what there is: the members that it names.
void expect_findings(const Json& expected, const logic::Facts& facts, std::string_view rule) {
    logic::Budget budget;
    std::vector<Json> found;
    for (const Finding& finding : xuehui::risk::find(book(), facts, budget)) {
        if (book().risks[finding.rule].source->risk.id == rule) found.push_back(finding_json(finding));
    }
    ASSERT_EQ(expected.items.size(), found.size()) << "findings";
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Json& wanted = expected.items[i];
        for (std::size_t k = 0; k < wanted.items.size(); ++k) {
            const Json* actual = found[i].find(wanted.names[k]);
            EXPECT_EQ(wanted.items[k].write(), actual ? actual->write() : "nothing") << wanted.names[k] << " of finding " << i;
        }
    }
}

Json check_json(std::string_view criterion, const logic::Facts& facts) {
    const auto id = [](const rules::Rulebook::Check& check) { return check.source->criterion.text(); };
    const auto check = std::ranges::find(book().checks, criterion, id);
    if (check == book().checks.end()) return Json::string("no such check");
    logic::Budget budget;
    const auto& scale = xuehui::standard_engine().scheme().scale();
    std::vector<std::int32_t> ratings;
    for (const rules::Rulebook::Case& each : check->cases) {
        const auto found = std::ranges::find(scale, each.source->rating.text(), &xuehui::Rating::id);
        ratings.push_back(found != scale.end() ? static_cast<std::int32_t>(found - scale.begin()) : -2);
    }
    const rules::CheckOutcome outcome = rules::run(*check, {ratings, static_cast<std::int32_t>(scale.size())}, facts, budget);
    Json said;
    const auto say = [&](const char* how, std::optional<std::int32_t> rating) {
        if (!rating) return;
        if (said.is_null()) said = Json::object();
        said.set(how, Json::string(*rating < 0 ? "not_applicable" : scale[static_cast<std::size_t>(*rating)].id));
    };
    say("rating", outcome.rating);
    say("at_most", outcome.at_most);
    say("at_least", outcome.at_least);
    return said;
}

Json derived_json(std::string_view name, const logic::Facts& facts) {
    const auto slot = book().vocabulary->find(name);
    if (!slot) return Json::string("no such fact");
    std::string text;
    logic::append_json(text, facts[*slot]);
    return Json::parse(text);
}

std::string date_of(const Json& vector, const char* name, const char* otherwise) {
    const Json* period = vector.find("period");
    const Json* date = std::string_view(name) == "as_of" ? vector.find("as_of") : period ? period->find(name) : nullptr;
    return date ? date->text : otherwise;
}

void run(const Json& vector) {
    SCOPED_TRACE(vector.at("name").text);
    const Json* stated = vector.find("facts");
    const std::string text = stated ? stated->write() : "{}";
    const auto document = unit::document(text);
    logic::Budget budget;
    const auto date = [&](const char* name, const char* otherwise) {
        return *xuehui::Date::parse(date_of(vector, name, otherwise));
    };
    const logic::Facts facts = rules::derive(book(), document->root(), date("as_of", "2026-03-31"), date("from", "2025-01-01"),
                                             date("to", "2025-12-31"), budget);
    if (const Json* rule = vector.find("rule")) return expect_findings(vector.at("findings"), facts, rule->text);
    if (const Json* criterion = vector.find("criterion")) {
        EXPECT_EQ(vector.at("check").write(), check_json(criterion->text, facts).write());
    } else {
        EXPECT_EQ(vector.at("value").write(), derived_json(vector.at("derived").text, facts).write());
    }
}

class RulesVectors : public testing::TestWithParam<std::string> {};

std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(XUEHUI_SOURCE_DIR "/tests/vectors/rules")) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

TEST_P(RulesVectors, Hold) {
    const Json file = Json::parse(reference::read_file(XUEHUI_SOURCE_DIR "/tests/vectors/rules/" + GetParam() + ".json"));
    ASSERT_FALSE(file.at("vectors").items.empty());
    for (const Json& vector : file.at("vectors").items) run(vector);
}

INSTANTIATE_TEST_SUITE_P(, RulesVectors, testing::ValuesIn(names()), [](const auto& parameter) {
    std::string name = parameter.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
