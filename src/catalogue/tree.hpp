// A catalogue while it is being put together: a tree that can still be cut and grafted, before it is laid flat.
#pragma once

#include <string_view>
#include <vector>

#include <xuehui/catalogue.hpp>

#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui::catalogue {

inline constexpr std::uint8_t kDeepest = 3;            // the level whose indicators own criteria
inline constexpr std::size_t kMostNodes = 20'000;      // indicators and criteria in all

struct CriterionLeaf {
    Criterion criterion;
    Value place;
    Value applies_if;
    bool gone = false;    // marked by a "drop", about to be removed
};

struct IndicatorNode {
    Indicator indicator;    // its numbers are filled in when the tree is laid flat
    Value place;
    std::vector<IndicatorNode> children;     // below level 1 and 2
    std::vector<CriterionLeaf> criteria;     // below level 3
    Value dropped;                           // the last entry of a "drop" that took something from it
    bool gone = false;                       // as above
};

using Tree = std::vector<IndicatorNode>;

// Reads one indicator with all that is below it. With `in_add` its "parent" member is allowed.
IndicatorNode read_indicator(Value value, std::uint8_t level, bool in_add, Faults& faults);
CriterionLeaf read_criterion(Value value, bool in_add, Faults& faults);

// The head of a catalogue document and either its indicators or what it changes in the catalogue that it extends.
struct Head {
    std::string_view id, version;
    Text title;
    Value extends;       // absent in a catalogue that stands on its own
    Value indicators;    // arrays, or absent
    Value add, drop;
};
Head read_head(Value root, Faults& faults);

// Takes away and adds what an extending document says.
void extend(Tree& tree, const Head& head, Faults& faults);

}  // namespace xuehui::catalogue
