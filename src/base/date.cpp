#include "base/date.hpp"

#include <algorithm>

namespace xuehui {

namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// The number that `count` digits spell, or -1.
int digits(std::string_view text, std::size_t begin, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(begin, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    return from_civil(year, month, day);
}

Date Date::from_civil(int year, int month, int day) { return Date(year * 512 + month * 32 + day); }

std::int64_t Date::days() const {
    // Counts from 1 March, so that the leap day is the last of its year; eras are 400 years of 146,097 days.
    const std::int64_t y = year() - (month() <= 2 ? 1 : 0);
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * ((month() + 9) % 12) + 2) / 5 + day() - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

std::optional<Date> Date::add_days(std::int64_t days) const {
    constexpr std::int64_t kFarthest = 10'000 * 366;
    if (days > kFarthest || days < -kFarthest) return std::nullopt;
    const std::int64_t day = this->days() + days + 719'468;    // as in days(): since 1 March of the year 0
    const std::int64_t era = (day >= 0 ? day : day - 146'096) / 146'097;
    const std::int64_t of_era = day - era * 146'097;
    const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t from_march = (5 * of_year + 2) / 153;
    const auto month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
    const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
    if (year < 1 || year > 9999) return std::nullopt;
    return from_civil(year, month, static_cast<int>(of_year - (153 * from_march + 2) / 5 + 1));
}

std::optional<Date> Date::add_months(std::int64_t months) const {
    constexpr std::int64_t kFarthest = 12 * 10'000;
    if (months > kFarthest || months < -kFarthest) return std::nullopt;
    const std::int64_t count = std::int64_t{year()} * 12 + (month() - 1) + months;
    const auto year = static_cast<int>(count / 12);
    if (count < 12 || year > 9999) return std::nullopt;
    const int month = static_cast<int>(count % 12) + 1;
    return from_civil(year, month, std::min(day(), days_in_month(year, month)));
}

std::string Date::text() const {
    const auto padded = [](int value, std::size_t width) {
        std::string text = std::to_string(value);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    return padded(year(), 4) + '-' + padded(month(), 2) + '-' + padded(day(), 2);
}

std::int64_t months_between(Date a, Date b) {
    std::int64_t months = (std::int64_t{b.year()} - a.year()) * 12 + (b.month() - a.month());
    // The estimate is right or one too many: the clamped day decides.
    const std::optional<Date> there = a.add_months(months);
    if (there && *there > b) --months;
    return months;
}

}  // namespace xuehui
