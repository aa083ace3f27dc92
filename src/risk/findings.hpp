// Risk rules run over the facts of one record.
#pragma once

#include <vector>

#include <xuehui/finding.hpp>

#include "logic/budget.hpp"
#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::risk {

// One finding for a rule, or one for each element of its list: none of an empty list raises anything, so that it is clear;
// of a list that is not known nothing is known. In the order of the rules and of their lists.
std::vector<Finding> find(const rules::Rulebook& book, const logic::Facts& facts, logic::Budget& budget);

// Puts what needs attention first: raised before unknown before the rest, the worst level first; otherwise the order stays.
void sort_by_urgency(std::vector<Finding>& findings);

}  // namespace xuehui::risk
