// Documents of rules put together: names are looked up, logic is compiled, derived facts are in an order in which each
// comes after those it reads.
//
// A later document adds to the earlier ones and replaces what has the same name, criterion or id; what it lists under
// "off" is dropped from them. Immutable; shared by the engines made of it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <xuehui/rules.hpp>

#include "base/faults.hpp"
#include "logic/logic.hpp"
#include "logic/vocabulary.hpp"
#include "rules/conform.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

struct Rulebook {
    struct DerivedFact {
        logic::Slot slot;
        logic::Logic value;
    };
    struct Case {
        const Rules::Data::Case* source;
        logic::Logic when;
    };
    struct Check {
        const Rules::Data::Check* source;
        std::vector<Case> cases;
        std::optional<logic::Logic> measure;
    };
    struct RiskRule {
        const Rules::Data::RiskRule* source;
        logic::Slot each;    // the list, or kNoSlot
        logic::Logic when;
        logic::Logic likelihood;
        logic::Logic impact;
        std::optional<logic::Logic> judged_at;
    };

    struct Deadline {
        const Rules::Data::Deadline* source;
        logic::Logic on;
        std::optional<logic::Logic> when;
    };

    std::vector<Rules> documents;                           // keep alive what everything else refers to
    std::shared_ptr<const logic::Vocabulary> vocabulary;    // outlived by everything compiled against it
    std::vector<FactForm> forms;                            // of each slot; of no fact where a record cannot state it
    std::vector<const Fact*> facts;      // of each slot; null for what every record has (as_of, period)
    std::vector<const Fact*> stated;     // that records may state, in order
    std::vector<DerivedFact> derived;    // each behind those it reads
    std::vector<Check> checks;
    std::vector<RiskRule> risks;
    std::vector<Deadline> deadlines;
    std::vector<Named> categories;
    std::vector<Named> owners;
    RiskMatrix matrix;    // without levels where no document has one
};

// `faults` has one collection for each document, in their order. Nothing where any fault was reported.
std::shared_ptr<const Rulebook> bind(std::span<const Rules> documents, std::span<Faults> faults);

}  // namespace xuehui::rules
