// What an engine is made of: the documents, and what was worked out from them once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <xuehui/engine.hpp>

#include "catalogue/catalogue_data.hpp"
#include "logic/logic.hpp"
#include "scoring/plan.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui {

struct Engine::Data {
    Catalogue catalogue;
    Scheme scheme;
    std::shared_ptr<const scoring::Plan> plan;
    std::vector<std::optional<logic::Logic>> applies_if;    // of each criterion
    IdIndex ratings;                                            // ids of the scale, best first, then not_applicable
};

namespace engine {

// Compiles the conditions of a catalogue; faults are reported at their places.
std::vector<std::optional<logic::Logic>> compile_conditions(const Catalogue::Data& catalogue, Faults& faults);

}  // namespace engine

}  // namespace xuehui
