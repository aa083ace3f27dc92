#include "register/values.hpp"

namespace xuehui::ledger {

namespace {

enum { kLower, kUpper, kBoundsCount };
constexpr std::array<std::string_view, kBoundsCount> kBounds{"lower", "upper"};

}  // namespace

std::optional<std::uint32_t> read_whole(Value value, std::uint32_t least, std::uint32_t most, Faults& faults) {
    const auto decimal = read_decimal(value, faults);
    if (!decimal) return std::nullopt;
    const std::int64_t millionths = decimal->millionths();
    if (millionths % kMillion == 0 && *decimal >= Decimal::whole(least) && *decimal <= Decimal::whole(most)) {
        return static_cast<std::uint32_t>(millionths / kMillion);
    }
    faults.add("bad_value", value,
               "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<Steps> read_steps(Value value, Faults& faults) {
    constexpr std::uint32_t kMost = 5;
    const auto step = [&](Value number) {
        return number ? static_cast<std::uint8_t>(read_whole(number, 1, kMost, faults).value_or(0)) : std::uint8_t{0};
    };
    Steps steps;
    if (value.is(Type::number)) {
        steps.lower = steps.upper = step(value);
    } else if (!value.is(Type::object)) {
        faults.wrong_type(value, "a number from 1 to 5, or an object of the lower and the upper one");
        return std::nullopt;
    } else {
        const Fields fields(value, kBounds, faults);
        steps.lower = step(fields.required(kLower));
        steps.upper = step(fields.required(kUpper));
    }
    if (steps.lower == 0 || steps.upper == 0) return std::nullopt;    // which has been reported
    if (steps.upper >= steps.lower) return steps;
    faults.add("bad_order", value, "the upper number is below the lower one");
    return std::nullopt;
}

void read_level(Value value, Faults& faults) {
    if (value.is(Type::string)) {
        (void)read_id(value, faults);
    } else if (value.is(Type::object)) {
        const Fields fields(value, kBounds, faults);
        (void)fields.required_id(kLower);
        (void)fields.required_id(kUpper);
    } else {
        faults.wrong_type(value, "a level, or an object of the lower and the upper one");
    }
}

std::optional<Date> day(const Fields& fields, std::size_t field, Faults& faults) {
    return fields.has(field) ? read_date(fields[field], faults) : std::nullopt;
}

std::string_view id_or_empty(const Fields& fields, std::size_t field, Faults& faults) {
    return fields.has(field) ? read_id(fields[field], faults).value_or(std::string_view{}) : std::string_view{};
}

void check_order(const Fields& fields, std::size_t later_field, const std::optional<Date>& later,
                 std::optional<Date> earlier, Faults& faults) {
    if (!later || !earlier || *later >= *earlier) return;
    faults.add("bad_order", fields[later_field], "lies before " + earlier->text());
}

std::string_view Ids::take(const Fields& fields, std::size_t field, Faults& faults) {
    const std::string_view id = fields.required_id(field);
    if (!id.empty() && !seen_.insert(id).second) {
        faults.add("duplicate_id", fields[field], "the id " + in_quotes(id) + " is used twice");
    }
    return id;
}

}  // namespace xuehui::ledger
