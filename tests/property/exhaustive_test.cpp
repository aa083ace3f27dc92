// The engine equals the reference on every record over a tiny catalogue: four criteria, each in six states, under every
// combination of policies, ways of aggregating and default weights.
#include <gtest/gtest.h>

#include "property/comparison.hpp"

namespace property {
namespace {

constexpr const char* kCatalogue = R"({
  "format": "xuehui/catalogue/1", "id": "tiny", "version": "1", "indicators": [
    {"id": "P", "children": [{"id": "P.1", "children": [
      {"id": "P.1.1", "criteria": [{"id": "a"}, {"id": "b"}]},
      {"id": "P.1.2", "criteria": [{"id": "c"}]}]}]},
    {"id": "Q", "children": [{"id": "Q.1", "children": [{"id": "Q.1.1", "criteria": [{"id": "d"}]}]}]}]})";

constexpr const char* kScheme = R"({
  "format": "xuehui/scheme/1", "id": "tiny", "version": "1", "catalogue": "tiny", "full_marks": 37.5,
  "scale": [{"id": "met", "value": 1}, {"id": "partly_met", "value": 0.5}, {"id": "not_met", "value": 0.125}],
  "roots": ["P", "Q"], "weights": {"b": 2, "Q": 1.5},
  "gates": [{"id": "one", "when": {"any": [{"criterion": "a", "at_most": "not_met"}, {"criterion": "d", "at_most": "partly_met"}]},
             "grade_at_most": "C"},
            {"id": "two", "when": {"all": [{"node": "P.1", "below": 0.5}, {"not": {"node": "Q", "below": 0.5}}]}, "grade_down": 1}],
  "grades": [{"id": "A", "at_least": 1}, {"id": "B", "at_least": 0.75}, {"id": "C", "at_least": 0.5},
             {"id": "D", "at_least": 0.125}, {"id": "E", "at_least": 0}]})";

constexpr std::size_t kStates = 6;

// What the record says of a criterion in a state; null: nothing.
Json rating_in_state(const char* criterion, std::size_t state) {
    constexpr const char* kRatings[] = {"met", "partly_met", "not_met", "not_applicable", "met"};
    if (state == 0) return {};
    Json rating = Json::object().set("criterion", Json::string(criterion)).set("rating", Json::string(kRatings[state - 1]));
    if (state != 5) rating.set("evidence", Json::array({Json::object().set("title", Json::string("台账"))}));
    return rating;
}

Json record_in_state(std::size_t number) {
    Json record = Json::parse(R"({"format": "xuehui/record/1", "organisation": {"id": "T"},
                                  "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31"})");
    Json ratings = Json::array();
    for (const char* criterion : {"a", "b", "c", "d"}) {
        Json rating = rating_in_state(criterion, number % kStates);
        if (!rating.is_null()) ratings.add(std::move(rating));
        number /= kStates;
    }
    return record.set("ratings", ratings);
}

struct Policies {
    const char* unassessed;
    const char* not_applicable;
    const char* no_evidence;
};

std::string name_of(const Policies& policies) {
    return std::string(policies.unassessed) + "_" + policies.not_applicable + "_" + policies.no_evidence;
}

void PrintTo(const Policies& policies, std::ostream* out) { *out << name_of(policies); }

void check_every_record(const Json& scheme) {
    const Json catalogue = Json::parse(kCatalogue);
    const auto engine = make_engine(catalogue, scheme, {});
    ASSERT_TRUE(engine) << to_text(engine.error());
    const reference::Reference evaluator(catalogue, scheme);
    for (std::size_t number = 0; number < kStates * kStates * kStates * kStates; ++number) {
        const Json record = record_in_state(number);
        const auto assessment = engine->assess(record.write());
        ASSERT_TRUE(assessment) << to_text(assessment.error());
        const std::string difference = first_difference(*assessment, evaluator.assess(record));
        ASSERT_EQ(difference, "") << report({catalogue, scheme, record, {}}, difference);
    }
}

class EveryRecord : public testing::TestWithParam<Policies> {};

TEST_P(EveryRecord, EngineEqualsReference) {
    Json scheme = Json::parse(kScheme);
    scheme.set("unassessed", Json::string(GetParam().unassessed));
    scheme.set("not_applicable", Json::string(GetParam().not_applicable));
    scheme.set("no_evidence", Json::string(GetParam().no_evidence));
    for (const char* aggregate : {"mean", "min", "max"}) {
        for (const char* default_weight : {"criteria", "equal"}) {
            scheme.set("aggregate", Json::object().set("P.1", Json::string(aggregate)));
            scheme.set("default_weight", Json::string(default_weight));
            check_every_record(scheme);
            if (HasFatalFailure()) return;
        }
    }
}

std::vector<Policies> every_policy() {
    std::vector<Policies> result;
    for (const char* unassessed : {"bounds", "zero", "exclude"}) {
        for (const char* not_applicable : {"leave_out", "full_marks"}) {
            for (const char* no_evidence : {"accept", "lowest"}) result.push_back({unassessed, not_applicable, no_evidence});
        }
    }
    return result;
}

INSTANTIATE_TEST_SUITE_P(Policies, EveryRecord, testing::ValuesIn(every_policy()),
                         [](const auto& policies) { return name_of(policies.param); });

}  // namespace
}  // namespace property
