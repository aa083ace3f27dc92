// What has to be assessed anew: because of a change in environment, business or requirements, or of old age (clause 7).
#pragma once

#include <vector>

#include "register/register_data.hpp"

namespace xuehui::ledger {

struct StaleReason {
    const Register::Data::Change* change = nullptr;    // or null: age
    Date since;
};

// Of an entry that was not judged since: the latest day of the facts' saying something else about it, its being raised,
// and people's review. None of entries that are closed or gone.
std::vector<StaleReason> stale_reasons(const Register::Data& data, const Register::Data::Entry& entry, Date day);

}  // namespace xuehui::ledger
