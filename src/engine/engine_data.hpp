// What an engine is made of: the documents, and what was worked out from them once.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <xuehui/engine.hpp>

#include "catalogue/catalogue_data.hpp"
#include "logic/logic.hpp"
#include "rules/rulebook.hpp"
#include "scoring/gate.hpp"
#include "scoring/plan.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui {

struct Engine::Data {
    // What a check of the rules means for a criterion of this catalogue under this scheme.
    struct Check {
        const rules::Rulebook::Check* source = nullptr;    // none: nothing is said of the criterion
        std::vector<std::int32_t> ratings;                 // of its cases: in the scale, or kNotApplicable
    };

    Catalogue catalogue;
    Scheme scheme;
    std::shared_ptr<const scoring::Plan> plan;
    std::vector<std::optional<logic::Logic>> applies_if;    // of each criterion
    IdIndex ratings;                                            // ids of the scale, best first, then not_applicable
    std::shared_ptr<const rules::Rulebook> rulebook;            // null without rules
    std::vector<Check> checks;                                  // of each criterion; empty without rules
    std::vector<scoring::FindingName> findings;                 // what the plan's gates ask, looked up in the rulebook
};

namespace engine {

// Puts rules together and binds them to the data's catalogue, scheme and plan. `faults` has one collection for each
// document.
void bind_rules(std::span<const Rules> documents, Engine::Data& data, std::span<Faults> faults);

// The faults that this would find with a scheme whose scale has all the ratings they name.
void check_rules(std::span<const Rules> documents, const Catalogue& catalogue, std::span<Faults> faults);

// Compiles the conditions of a catalogue; faults are reported at their places.
std::vector<std::optional<logic::Logic>> compile_conditions(const Catalogue::Data& catalogue, Faults& faults);

}  // namespace engine

}  // namespace xuehui
