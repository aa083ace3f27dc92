// The operators over dates. Nothing is computed cleverly: months are counted one by one.
#include "reference/javascript.hpp"
#include "reference/logic.hpp"
#include "reference/operations.hpp"

namespace reference {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr Kinds kDate = only(Kind::date);

Value date(const Value& value) {
    if (!is_known(value)) return kinds_of(value) == kDate ? value : unknown(kDate, {}, {}, value.may_be_none);
    const auto found = javascript::date_of(value);
    if (!found) throw Unsupported("no date: " + javascript::text(value));
    return *found;
}

// The day itself, where it is known and not "none".
std::optional<sys_days> day_of(const Value& value) {
    const Value found = date(value);
    return found.unknown ? std::nullopt : found.day;
}

std::optional<long long> count_of(const Value& value) {
    if (!is_known(value)) return {};
    if (value.kind != Kind::number || value.number.form == Number::Form::money)
        throw Unsupported("no number of days or months");
    const double number = value.number.to_double();
    if (!(number >= -1e7 && number <= 1e7)) throw Unsupported("more days or months than there are, or NaN");
    if (number != static_cast<double>(static_cast<long long>(number))) throw Unsupported("parts of a day or month");
    return static_cast<long long>(number);
}

bool in_calendar(const year_month_day& day) {
    return day.year() >= std::chrono::year(1) && day.year() <= std::chrono::year(9999);
}

Value dated(const year_month_day& day) { return in_calendar(day) ? Value::of(sys_days(day)) : unknown(kDate); }

// The same day so many months later; the last of the month where it does not have that day.
year_month_day month_later(const year_month_day& start, long long months) {
    const std::chrono::year_month month =
        std::chrono::year_month(start.year(), start.month()) + std::chrono::months(months);
    const year_month_day day = month / start.day();
    return day.ok() ? day : year_month_day(month / std::chrono::last);
}

// The greatest number of months that, added to the first, does not pass the second.
long long months_between(sys_days from, sys_days to) {
    long long months = (to - from).count() / 31 - 1;
    while (sys_days(month_later(from, months)) > to) --months;
    while (sys_days(month_later(from, months + 1)) <= to) ++months;
    return months;
}

Value months(const Value& from, const Value& to, long long divisor) {
    const auto start = day_of(from);
    const auto end = day_of(to);
    if (!start || !end) return unknown(only(Kind::number));
    const long long between = months_between(*start, *end);
    return Value::of(Number::of(between / divisor - (between % divisor < 0 ? 1 : 0)));
}

}  // namespace

std::optional<Value> date_operation(const std::string& name, const Arguments& arguments, const Value& as_of) {
    const auto argument = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : Value(); };
    if (name == "date") return date(argument(0));
    if (name == "months_between") return months(argument(0), argument(1), 1);
    if (name == "age") return months(argument(0), arguments.size() > 1 ? argument(1) : as_of, 12);
    if (name == "days_between") {
        const auto start = day_of(argument(0));
        const auto end = day_of(argument(1));
        if (!start || !end) return unknown(only(Kind::number));
        return Value::of(Number::of(static_cast<long long>((*end - *start).count())));
    }
    if (name != "add_days" && name != "add_months") return {};
    const auto start = day_of(argument(0));
    const auto count = count_of(argument(1));
    if (!start || !count) return unknown(kDate);
    if (name == "add_months") return dated(month_later(*start, *count));
    return dated(year_month_day(*start + std::chrono::days(*count)));
}

}  // namespace reference
