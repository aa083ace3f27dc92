// A day in the proleptic Gregorian calendar, without a time zone: `YYYY-MM-DD` in documents.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xuehui {

class Date {
public:
    constexpr Date() = default;
    // Nothing unless the text is a real date from 0001-01-01 to 9999-12-31.
    static std::optional<Date> parse(std::string_view text);
    static Date from_civil(int year, int month, int day);    // a real date

    int year() const { return packed_ / 512; }
    int month() const { return packed_ / 32 % 16; }
    int day() const { return packed_ % 32; }
    std::int64_t days() const;    // since 1970-01-01
    // So many days later; nothing outside the years 1 to 9999.
    std::optional<Date> add_days(std::int64_t days) const;
    // The same day n months later (earlier where negative); the end of the month clamps: 31 January + 1 is 28 or 29
    // February. Nothing outside the years 1 to 9999.
    std::optional<Date> add_months(std::int64_t months) const;

    constexpr auto operator<=>(const Date&) const = default;
    std::string text() const;

private:
    constexpr explicit Date(std::int32_t packed) : packed_(packed) {}
    std::int32_t packed_ = 512 + 32 + 1;    // year · 512 + month · 32 + day: ordered like the dates
};

// Complete months from a to b: the greatest n with a.add_months(n) ≤ b.
std::int64_t months_between(Date a, Date b);

}  // namespace xuehui
