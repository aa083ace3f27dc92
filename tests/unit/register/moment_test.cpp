#include <gtest/gtest.h>

#include "register/moment.hpp"

namespace {

using xuehui::ledger::hours_text;
using xuehui::ledger::Moment;

Moment at(std::string_view text) { return *Moment::parse(text); }

TEST(Moment, IsADayOrAMinuteOfOne) {
    for (const char* text : {"2026-03-31", "2026-03-31T00:00", "2024-02-29T23:59"})
        EXPECT_TRUE(Moment::parse(text)) << text;
    for (const char* text :
         {"", "2026-3-31", "2026-02-29", "2026-03-31T", "2026-03-31T24:00", "2026-03-31T12:60", "2026-03-31T1:00",
          "2026-03-31 12:00", "2026-03-31T12:00Z", "2026-03-31T12:00:00", "2026-03-31T-1:00", "2026-03-31T12:0x"}) {
        EXPECT_FALSE(Moment::parse(text)) << text;
    }
}

TEST(Moment, IsBeforeAnotherWhereThatIsSure) {
    EXPECT_TRUE(at("2026-03-30").is_before(at("2026-03-31T00:00")));
    EXPECT_TRUE(at("2026-03-31T08:00").is_before(at("2026-03-31T08:01")));
    EXPECT_FALSE(at("2026-03-31T08:00").is_before(at("2026-03-31T08:00")));
    EXPECT_FALSE(at("2026-03-31").is_before(at("2026-03-31T08:00")));
    EXPECT_FALSE(at("2026-03-31T08:00").is_before(at("2026-03-31")));
}

TEST(Moment, MinutesCountDays) {
    EXPECT_EQ(Moment::minutes(at("2024-02-28T23:00"), at("2024-03-01T01:30")), 26 * 60 + 30);
    EXPECT_EQ(Moment::minutes(at("2024-02-28"), at("2024-03-01T01:30")), std::nullopt);
    EXPECT_EQ(Moment::minutes(at("0001-01-01T00:00"), at("9999-12-31T23:59")), 3'652'059LL * 1440 - 1);
}

TEST(Moment, HoursHaveTwoPlacesRoundedHalfUp) {
    EXPECT_EQ(hours_text(0), "0");
    EXPECT_EQ(hours_text(20), "0.33");
    EXPECT_EQ(hours_text(40), "0.67");
    EXPECT_EQ(hours_text(90), "1.5");
    EXPECT_EQ(hours_text(4320), "72");
    EXPECT_EQ(hours_text(3'652'059LL * 1440 - 1), "87649415.98");
}

}    // namespace
