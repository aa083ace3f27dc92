// Whether a value is what the dictionary says of a fact: its type, its range, its choices, the members of its elements.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xuehui/rules.hpp>

#include "base/document.hpp"
#include "base/faults.hpp"
#include "logic/numeric.hpp"

namespace xuehui::rules {

// A fact as values are held against it: made once, for all records. The fact is kept elsewhere.
struct FactForm {
    FactForm() = default;    // of no fact
    explicit FactForm(const Fact& fact);

    const Fact* fact = nullptr;
    std::optional<logic::Numeric> lowest, highest;
    std::vector<FactForm> items;    // of a list
};

// A name in a record that no dictionary has: no fault, but worth a remark, as it decides nothing.
struct UnknownName {
    Value place;          // the key
    std::string meant;    // the name that was probably meant, or empty
};

// Reports what in `value` is not as the fact says, and collects members of elements that it does not name. A null says
// nothing and is always right.
void conform(Value value, const FactForm& form, Faults& faults, std::vector<UnknownName>& unknown);

}  // namespace xuehui::rules
