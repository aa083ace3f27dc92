// Dates against a calendar that counts day by day.
#include "base/date.hpp"

#include <gtest/gtest.h>

#include "property/random.hpp"

namespace xuehui {
namespace {

// Slow and obvious: the next day.
struct Calendar {
    int year, month, day;

    int last() const {
        if (month == 2) {
            if (year % 400 == 0) return 29;
            if (year % 100 == 0) return 28;
            return year % 4 == 0 ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
    void next() {
        if (++day <= last()) return;
        day = 1;
        if (++month <= 12) return;
        month = 1;
        ++year;
    }
    std::string text() const {
        char text[32];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        return text;
    }
};

TEST(Date, EveryDayOfFourHundredYears) {
    std::int64_t days = -135'140;    // of 1600-01-01 before 1970-01-01
    Date before = Date::from_civil(1599, 12, 31);
    for (Calendar day{1600, 1, 1}; day.year < 2001; day.next(), ++days) {
        const auto date = Date::parse(day.text());
        ASSERT_TRUE(date) << day.text();
        ASSERT_EQ(date->text(), day.text());
        ASSERT_EQ(date->days(), days) << day.text();
        ASSERT_TRUE(date->year() == day.year && date->month() == day.month && date->day() == day.day) << day.text();
        ASSERT_LT(before, *date);
        before = *date;
    }
}

TEST(Date, TheEpochAndTheEnds) {
    EXPECT_EQ(Date::parse("1970-01-01")->days(), 0);
    EXPECT_EQ(Date::parse("2026-03-31")->days(), 20'543);
    EXPECT_EQ(Date::parse("0001-01-01")->days(), -719'162);
    EXPECT_EQ(Date::parse("9999-12-31")->days(), 2'932'896);
    EXPECT_EQ(Date{}.text(), "0001-01-01");
}

TEST(Date, OnlyRealDatesInOneSpelling) {
    for (const char* text : {"", "2026", "2026-3-31", "2026-03-1", "26-03-31", "2026/03/31", "2026-03-31 ", " 2026-03-31", "2026-03-31T00:00",
                             "20260331", "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-10",
                             "2026-01-00", "2026-01-32", "0000-01-01", "-001-01-01", "+026-03-31", "2026-0a-31", "2026-03-3\xEF\xBC\x91",
                             "10000-01-01", "2026-03:31"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
    EXPECT_TRUE(Date::parse("2000-02-29"));
    EXPECT_TRUE(Date::parse("2024-02-29"));
}

TEST(Date, MonthsLaterClampToTheEndOfTheMonth) {
    const auto later = [](std::string_view text, std::int64_t months) {
        const auto date = Date::parse(text)->add_months(months);
        return date ? date->text() : "none";
    };
    EXPECT_EQ(later("2026-01-31", 1), "2026-02-28");
    EXPECT_EQ(later("2024-01-31", 1), "2024-02-29");
    EXPECT_EQ(later("2026-01-31", 2), "2026-03-31");
    EXPECT_EQ(later("2026-03-31", -1), "2026-02-28");
    EXPECT_EQ(later("2026-03-31", 0), "2026-03-31");
    EXPECT_EQ(later("2024-02-29", 12), "2025-02-28");
    EXPECT_EQ(later("2026-01-15", -1), "2025-12-15");
    EXPECT_EQ(later("2026-12-31", 1), "2027-01-31");
    EXPECT_EQ(later("0001-02-01", -1), "0001-01-01");
    EXPECT_EQ(later("0001-01-01", -1), "none");
    EXPECT_EQ(later("9999-12-01", 1), "none");
    EXPECT_EQ(later("9999-11-30", 1), "9999-12-30");
    EXPECT_EQ(later("0001-01-31", 9999 * 12 - 1), "9999-12-31");
    EXPECT_EQ(later("2026-01-01", INT64_MAX), "none");
    EXPECT_EQ(later("2026-01-01", INT64_MIN), "none");
}

// The definition: the greatest n with a + n months not after b, found by looking.
std::int64_t months_by_search(Date a, Date b) {
    std::int64_t months = 0;
    const auto within = [&](std::int64_t n) {
        const auto date = a.add_months(n);
        return date && *date <= b;
    };
    while (!within(months)) --months;
    while (within(months + 1)) ++months;
    return months;
}

TEST(MonthsBetween, IsWhatTheDefinitionFinds) {
    // All days of two leap years and the years around, from the days where months end.
    for (const char* text : {"2023-12-31", "2024-01-30", "2024-02-29", "2024-02-28", "2023-02-28", "2024-03-31", "2024-05-01"}) {
        const Date from = *Date::parse(text);
        for (Calendar day{2023, 1, 1}; day.year < 2026; day.next()) {
            const Date to = Date::from_civil(day.year, day.month, day.day);
            ASSERT_EQ(months_between(from, to), months_by_search(from, to)) << text << " to " << day.text();
        }
    }
}

TEST(MonthsBetween, AtRandom) {
    property::Random random(20260331);
    const auto date = [&] {
        const auto month = Date::from_civil(static_cast<int>(random.between(1, 9999)), 1, static_cast<int>(random.between(1, 31)));
        return *month.add_months(random.between(0, 11));
    };
    for (int i = 0; i < 1000; ++i) {
        const Date from = date();
        const Date to = random.percent(50) ? date() : from.add_months(random.between(-30, 30)).value_or(from);
        ASSERT_EQ(months_between(from, to), months_by_search(from, to)) << from.text() << " to " << to.text();
    }
}

TEST(MonthsBetween, TheEndsOfTime) {
    const Date first = *Date::parse("0001-01-31");
    const Date last = *Date::parse("9999-12-30");
    EXPECT_EQ(months_between(first, last), 9999 * 12 - 2);
    EXPECT_EQ(months_between(last, first), -(9999 * 12 - 1));
    EXPECT_EQ(months_between(first, first), 0);
}

}  // namespace
}  // namespace xuehui
