// One entry brought up to date: what the facts say of it now, how much it weighs, what changed.
#pragma once

#include <string>

#include "register/register_data.hpp"
#include "register/stale.hpp"

namespace xuehui::ledger {

// What everything is worked out against.
struct Surroundings {
    const StaleSearch& stale;    // of the register as it was
    const RiskMatrix* matrix;    // that holds now; null where there is none
    Date day;
};

// An entry as JSON. `entry` is what was read, or a new one without a place, with the finding as it is now; `state` is
// what its finding's was. What people wrote stays as it stands; the history is only added to.
std::string updated_entry(const Register::Data::Entry& entry, Register::Data::State state, const Surroundings& around);

}  // namespace xuehui::ledger
