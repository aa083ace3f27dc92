// Why logic gave what it gave: the sub-expressions that decided, with the values they saw. Made on demand: the logic is
// run once more, and its registers are read.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "logic/logic.hpp"

namespace xuehui::logic {

// Of how many elements it is told why they decided, at most: in one list, and in all.
inline constexpr std::size_t kMostElements = 5, kMostLooks = 64;

// One sub-expression. Of `and`, `or`, `if` and the quantifiers only those parts are given that decided: of a false
// `and` all that are false, each of which would have been enough; of a true one all; of an open one those that are
// open.
struct Trace {
    std::string_view operation;           // "<", "var"; "" of a literal
    Value place;                          // in the rule
    Operand value;                        // what it gave
    Slot fact = kNoSlot;                  // that it read, if it is a var or fact
    std::vector<std::size_t> elements;    // of a quantifier that single elements decided: which
    std::vector<Trace> children;          // a quantifier's: the list, then the body for each of the first elements
};

// A trace with what its values view, which lives as long.
struct Explanation {
    Trace root;
    Answer answer;
    std::shared_ptr<const void> kept;
};

Explanation explain(const Logic& logic, const Facts& facts, std::size_t item = Logic::kNoItem);

}  // namespace xuehui::logic
