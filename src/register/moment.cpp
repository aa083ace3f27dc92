#include "register/moment.hpp"

#include "base/decimal.hpp"

namespace xuehui::ledger {

namespace {

constexpr std::size_t kDaySize = 10;

// Of two digits, below `end`; or -1.
int two_digits(std::string_view text, int end) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!is_digit(text[0]) || !is_digit(text[1])) return -1;
    const int value = (text[0] - '0') * 10 + (text[1] - '0');
    return value < end ? value : -1;
}

}  // namespace

std::optional<Moment> Moment::parse(std::string_view text) {
    constexpr std::size_t kSize = kDaySize + 6;
    const auto day = Date::parse(text.substr(0, kDaySize));
    if (!day) return std::nullopt;
    Moment moment;
    moment.day_ = *day;
    if (text.size() == kDaySize) return moment;
    if (text.size() != kSize || text[kDaySize] != 'T' || text[kDaySize + 3] != ':') return std::nullopt;
    const int hour = two_digits(text.substr(kDaySize + 1, 2), 24);
    const int minute = two_digits(text.substr(kDaySize + 4, 2), 60);
    if (hour < 0 || minute < 0) return std::nullopt;
    moment.minute_ = hour * 60 + minute;
    return moment;
}

bool Moment::is_before(const Moment& other) const {
    if (day_ != other.day_) return day_ < other.day_;
    return has_time() && other.has_time() && minute_ < other.minute_;
}

std::optional<std::int64_t> Moment::minutes(const Moment& from, const Moment& to) {
    if (!from.has_time() || !to.has_time()) return std::nullopt;
    constexpr std::int64_t kDay = 24 * 60;
    return (to.day_.days() - from.day_.days()) * kDay + (to.minute_ - from.minute_);
}

std::optional<Moment> read_moment(Value value, Faults& faults) {
    if (!value.is(Type::string)) {
        faults.wrong_type(value, "a date YYYY-MM-DD or a time YYYY-MM-DDThh:mm");
        return std::nullopt;
    }
    const auto moment = Moment::parse(value.text());
    if (!moment) {
        faults.add("bad_date", value,
                   "expected a date YYYY-MM-DD or a time YYYY-MM-DDThh:mm, found " + in_quotes(value.text()));
    }
    return moment;
}

std::string hours_text(std::int64_t minutes) {
    // Hundredths of an hour are minutes · 100 / 60.
    const std::int64_t hundredths = (minutes * 10 + 3) / 6;
    return Decimal::from_millionths(hundredths * (kMillion / 100)).text();
}

}  // namespace xuehui::ledger
