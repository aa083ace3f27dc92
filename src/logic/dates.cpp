// Dates are ours, not JsonLogic's: they are equal to and ordered among dates and texts that spell a date ("none" among
// them); beside null they are not equal, beside anything else the answer is unknown. Reckoning with "none" is unknown.
#include "base/date.hpp"

#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

constexpr std::int64_t kMonthsInYear = 12;

std::optional<Date> known_date(const Operand& operand) {
    const auto day = day_of(operand);
    return day ? day->date : std::nullopt;
}

std::optional<std::int64_t> whole_of(const Operand& operand) {
    if (!operand.is(Form::number)) return std::nullopt;
    const Numeric number = operand.as_number();
    if (number.is_whole()) return number.whole();
    const Numeric settled = Numeric::settled(number.as_double());
    return settled.is_whole() ? std::optional(settled.whole()) : std::nullopt;
}

}  // namespace

std::partial_ordering Day::operator<=>(const Day& other) const {
    if (date && other.date) return *date <=> *other.date;
    return !date <=> !other.date;
}

std::optional<Day> day_of(const Operand& operand) {
    if (operand.is(Form::date)) return Day{operand.as_date()};
    if (operand.is(Form::never)) return Day{};
    if (!operand.is(Form::text)) return std::nullopt;
    if (operand.as_text() == kNever) return Day{};
    const auto date = Date::parse(operand.as_text());
    return date ? std::optional(Day{date}) : std::nullopt;
}

Operand to_date(const Operand& operand) {
    if (const auto day = day_of(operand)) return day->date ? Operand::date(*day->date) : Operand::never();
    const Kinds dates = operand.is_unknown() ? operand.kinds() & Kinds::dates() : Kinds();
    const bool other = !operand.is_unknown() || !operand.kinds().within(Kinds::dates());
    return Operand::unknown(other ? dates | Kinds::dates() : dates);
}

Operand days_between(const Operand& a, const Operand& b) {
    const auto from = known_date(a);
    const auto to = known_date(b);
    return from && to ? Operand::whole(to->days() - from->days()) : Operand::unknown(Kind::number);
}

Operand months_between(const Operand& a, const Operand& b) {
    const auto from = known_date(a);
    const auto to = known_date(b);
    return from && to ? Operand::whole(xuehui::months_between(*from, *to)) : Operand::unknown(Kind::number);
}

Operand age(const Operand& born, const Operand& at) {
    const Operand months = months_between(born, at);
    if (months.is_unknown()) return months;
    const std::int64_t count = months.as_number().whole();
    return Operand::whole(count / kMonthsInYear - (count % kMonthsInYear < 0 ? 1 : 0));
}

Operand add_days(const Operand& from, const Operand& days) {
    const auto date = known_date(from);
    const auto count = whole_of(days);
    const auto there = date && count ? date->add_days(*count) : std::nullopt;
    return there ? Operand::date(*there) : Operand::unknown(Kind::date);
}

Operand add_months(const Operand& from, const Operand& months) {
    const auto date = known_date(from);
    const auto count = whole_of(months);
    const auto there = date && count ? date->add_months(*count) : std::nullopt;
    return there ? Operand::date(*there) : Operand::unknown(Kind::date);
}

}  // namespace xuehui::logic
