// A record's facts held against the dictionary.
#pragma once

#include <vector>

#include "base/document.hpp"
#include "base/faults.hpp"
#include "rules/conform.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::rules {

// Reports facts whose value is not as the dictionary says, and facts that are stated although they are worked out from
// others. Gives the names that no dictionary has. `facts` is the record's object of facts, or absent.
std::vector<UnknownName> check_facts(const Rulebook& book, Value facts, Faults& faults);

}  // namespace xuehui::rules
