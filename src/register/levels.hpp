// How much a risk weighs: likelihood and impact, before and after controls, and the level that the matrix gives them.
#pragma once

#include <string>

#include "register/register_data.hpp"

namespace xuehui::ledger {

struct Weight {
    Steps likelihood, impact;
    bool operator==(const Weight&) const = default;
};

// As people judge it, otherwise as the facts say, otherwise unknown: from 1 to 5.
Weight weight_of(const Register::Data::Entry& entry);

// What is left of it with the controls that are in place on a day: each lowers it by whole steps, to 1 at least.
Weight residual_of(const Register::Data::Entry& entry, Date day);

// The matrix falls in neither direction, so that its corners are the bounds. It has levels.
RegisterView::Level level_of(const RiskMatrix& matrix, const Weight& weight);

// "yellow", or "blue-yellow": the mildest and the worst.
std::string level_name(const RiskMatrix& matrix, RegisterView::Level level);

// As documents have them: "yellow" or {"lower": "blue", "upper": "yellow"}; 3 or {"lower": 2, "upper": 4}.
std::string level_json(const RiskMatrix& matrix, RegisterView::Level level);
std::string steps_json(Steps steps);

}  // namespace xuehui::ledger
