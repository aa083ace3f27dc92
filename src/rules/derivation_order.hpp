// The order in which derived facts are worked out: each behind those it reads.
#pragma once

#include <span>
#include <vector>

#include "base/faults.hpp"
#include "logic/vocabulary.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

struct Derivation {
    const Rules::Data::DerivedFact* fact;
    std::size_t document;    // the number of the one it is from
    logic::Slot slot;
    std::vector<logic::Slot> reads;
};

// False where some of them need one another, which is reported, member by member.
bool put_in_order(std::vector<Derivation>& derivations, const logic::Vocabulary& vocabulary, std::span<Faults> faults);

}  // namespace xuehui::rules
