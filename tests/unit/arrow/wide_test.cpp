// The wide form: a row is an organisation.
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "unit/arrow/arrow_test.hpp"

namespace xuehui {
namespace {

using namespace arrow_data;
using Index = std::optional<std::int8_t>;

TEST(ArrowWide, ADictionaryOfRatings) {
    const ArrowScorer scorer = standard_scorer();
    std::vector<Column> columns;
    columns.push_back(texts("organisation", {"甲", "乙", "丙"}));
    for (const std::string& id : criteria_of(scorer))
        columns.push_back(
            dictionary<std::int8_t>("c", id, {Index(0), Index(1), Index()}, texts("", {"met", "not_met"})));
    const Scored scored(scorer, batch(std::move(columns), 3));
    ASSERT_EQ(scored.faults, "");
    const Reading reading = scored.reading();
    EXPECT_EQ(reading.rows(), 3U);
    EXPECT_TRUE(reading.counts_nulls());
    EXPECT_EQ(reading.names()[0], "organisation");
    EXPECT_EQ(reading.names()[1], "total_lower");
    EXPECT_EQ(reading.names().back(), "fault");
    EXPECT_EQ(reading.text("organisation", 1), "乙");
    EXPECT_EQ(reading.number("total_lower", 0), 1'000'000);
    EXPECT_EQ(reading.number("total_lower", 1), 0);
    EXPECT_EQ(reading.number("total_upper", 1), 0);
    EXPECT_EQ(reading.number("total_lower", 2), 0);
    EXPECT_EQ(reading.number("total_upper", 2), 1'000'000);
    EXPECT_EQ(reading.entry("grade_lower", 0), "5A");
    EXPECT_EQ(reading.entry("grade_upper", 1), "none");
    EXPECT_TRUE(reading.is_null("fault", 0));
}

}  // namespace
}  // namespace xuehui
