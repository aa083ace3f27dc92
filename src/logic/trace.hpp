// Why logic gave what it gave: the sub-expressions that decided, with the values they saw. Made on demand: the logic is
// run once more, and its registers are read.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "logic/logic.hpp"

namespace xuehui::logic {

// One sub-expression. Of `and`, `or`, `if` and the quantifiers only those parts are given that decided: of a false
// `and` the first that is false, of a true one all, of an open one those that are open.
struct Trace {
    std::string_view operation;            // "<", "var"; "" of a literal
    Value place;                           // in the rule
    Operand value;                         // what it gave
    Slot fact = kNoSlot;                   // that it read, if it is a var or fact
    std::optional<std::size_t> element;    // of a quantifier that one element decided: which
    std::vector<Trace> children;
};

// A trace with what its values view, which lives as long.
struct Explanation {
    Trace root;
    Answer answer;
    std::shared_ptr<const void> kept;
};

Explanation explain(const Logic& logic, const Facts& facts, std::size_t item = Logic::kNoItem);

}  // namespace xuehui::logic
