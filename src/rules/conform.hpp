// Whether a value is what the dictionary says of a fact: its type, its range, its choices, the members of its elements.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xuehui/rules.hpp>

#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui::rules {

// What a date that may be none is stated as where there is none.
inline constexpr std::string_view kNone = "none";

// A name in a record that no dictionary has: no fault, but worth a remark, as it decides nothing.
struct UnknownName {
    Value place;          // the key
    std::string meant;    // the name that was probably meant, or empty
};

// Reports what in `value` is not as `fact` says, and collects members of elements that it does not name. A null says
// nothing and is always right.
void conform(Value value, const Fact& fact, Faults& faults, std::vector<UnknownName>& unknown);

}  // namespace xuehui::rules
