#include "register/values.hpp"

namespace xuehui::ledger {

std::optional<std::uint32_t> read_whole(Value value, std::uint32_t least, std::uint32_t most, Faults& faults) {
    const auto decimal = read_decimal(value, faults);
    if (!decimal) return std::nullopt;
    const std::int64_t millionths = decimal->millionths();
    if (millionths % kMillion == 0 && *decimal >= Decimal::whole(least) && *decimal <= Decimal::whole(most)) {
        return static_cast<std::uint32_t>(millionths / kMillion);
    }
    faults.add("bad_value", value, "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<Steps> read_steps(Value value, Faults& faults) {
    constexpr std::uint32_t kMost = 5;
    const auto step = [&](Value number) {
        return static_cast<std::uint8_t>(read_whole(number, 1, kMost, faults).value_or(1));
    };
    if (value.is(Type::number)) {
        const std::uint8_t known = step(value);
        return Steps{known, known};
    }
    if (!value.is(Type::array)) {
        faults.wrong_type(value, "a number from 1 to 5, or two of them");
        return std::nullopt;
    }
    if (value.size() != 2) {
        faults.add("bad_value", value, "expected two numbers, the lowest and the highest that it can be");
        return std::nullopt;
    }
    auto element = value.elements().begin();
    Steps steps;
    steps.lower = step(*element);
    ++element;
    steps.upper = step(*element);
    if (steps.upper < steps.lower) {
        faults.add("bad_order", value, "the highest is lower than the lowest");
        return std::nullopt;
    }
    return steps;
}

std::optional<Date> day(const Fields& fields, std::size_t field, Faults& faults) {
    return fields.has(field) ? read_date(fields[field], faults) : std::nullopt;
}

std::string_view id_or_empty(const Fields& fields, std::size_t field, Faults& faults) {
    return fields.has(field) ? read_id(fields[field], faults).value_or(std::string_view{}) : std::string_view{};
}

void check_order(const Fields& fields, std::size_t later_field, const std::optional<Date>& later, std::optional<Date> earlier,
                 Faults& faults) {
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
