// Days that lie ahead of the assessment.
#pragma once

#include <vector>

#include <xuehui/finding.hpp>

#include "logic/budget.hpp"
#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::risk {

// Those of the rules that are not before `as_of`, the earliest first; what is not known to fall due is left out.
std::vector<Deadline> deadlines(const rules::Rulebook& book, const logic::Facts& facts, logic::Budget& budget);

}  // namespace xuehui::risk
