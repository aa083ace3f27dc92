// Values that stand in several places of a register.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include <xuehui/finding.hpp>

#include "base/fields.hpp"

namespace xuehui::ledger {

// A whole number between two others, both included. Reports bad_value.
std::optional<std::uint32_t> read_whole(Value value, std::uint32_t least, std::uint32_t most, Faults& faults);

// 3, or {"lower": 2, "upper": 4} where it is not known better.
std::optional<Steps> read_steps(Value value, Faults& faults);

// "yellow", or {"lower": "blue", "upper": "yellow"}. It is worked out anew, so only its form matters.
void read_level(Value value, Faults& faults);

// The day of an optional member, or nothing.
std::optional<Date> day(const Fields& fields, std::size_t field, Faults& faults);

// An optional id, or empty.
std::string_view id_or_empty(const Fields& fields, std::size_t field, Faults& faults);

// Reports bad_order where the later member is a day before the earlier one.
void check_order(const Fields& fields, std::size_t later_field, const std::optional<Date>& later,
                 std::optional<Date> earlier, Faults& faults);

// Ids of one list: each may stand once.
class Ids {
public:
    // The member's id, required and new; what is wrong is reported.
    std::string_view take(const Fields& fields, std::size_t field, Faults& faults);

private:
    std::unordered_set<std::string_view> seen_;
};

}  // namespace xuehui::ledger
