// What the conditions of one record may cost together, and what becomes of those that find nothing left.
#include <string>

#include <gtest/gtest.h>

#include <xuehui/engine.hpp>

#include "unit/stopwatch.hpp"

namespace xuehui {
namespace {

// An engine whose catalogue has `count` criteria, each with the same condition.
Engine engine_with(std::string_view condition, int count) {
    std::string criteria;
    for (int i = 0; i < count; ++i) {
        criteria.append(i == 0 ? "" : ",")
            .append(R"({"id": "c)")
            .append(std::to_string(i))
            .append(R"(", "applies_if": )");
        criteria.append(condition).append("}");
    }
    const auto catalogue = Catalogue::parse(
        R"({"format": "xuehui/catalogue/1", "id": "c", "version": "1", "indicators": [{"id": "A", "children": [
            {"id": "A.1", "children": [{"id": "A.1.1", "criteria": [)" +
        criteria + "]}]}]}]}");
    const auto scheme = Scheme::parse(
        R"({"format": "xuehui/scheme/1", "id": "s", "version": "1", "catalogue": "c", "full_marks": 100, "roots": ["A"],
            "scale": [{"id": "met", "value": 1}], "grades": [{"id": "any", "at_least": 0}]})");
    EXPECT_TRUE(catalogue) << to_text(catalogue.error());
    return *Engine::create(*catalogue, *scheme);
}

std::string record(int elements, std::string_view ratings) {
    std::string list = "1";
    for (int i = 1; i < elements; ++i) list += ",1";
    return R"({"format": "xuehui/record/1", "organisation": {"id": "o"}, "period": {"from": "2025-01-01", "to": "2025-12-31"},
               "as_of": "2026-01-01", "facts": {"l": [)" +
           list + "]}, \"ratings\": [" + std::string(ratings) + "]}";
}

constexpr std::string_view kSomeOfTwo = R"({"some": [{"fact": "l"}, {"some": [{"fact": "l"}, false]}]})";

TEST(Verdicts, ConditionsShareOneBudget) {
    const Engine engine = engine_with(kSomeOfTwo, 2000);
    std::string rated;    // conditions of these are only asked for the warnings
    for (int i = 0; i < 1000; ++i)
        rated.append(i == 0 ? "" : ",").append(R"({"criterion": "c)" + std::to_string(i) + R"(", "rating": "met"})");
    const auto small = engine.assess(record(5, rated));
    ASSERT_TRUE(small);
    EXPECT_EQ(small->coverage().not_applicable, 1000U);
    const std::string large = record(1500, rated);
    EXPECT_LT(unit::seconds([&] {
                  const auto assessment = engine.assess(large);
                  ASSERT_TRUE(assessment);
                  EXPECT_GT(assessment->coverage().not_applicable, 0U);    // the first ones are still decided
                  EXPECT_GT(assessment->coverage().unassessed, 900U);      // what is unknown decides nothing
              }),
              unit::kPatience);
}

}    // namespace
}    // namespace xuehui
