// Which case a finding is about, in words: "北岫工作站，branch-3", "会长（理事长），第 1 项".
//
// The dictionary names first, after the id, what people know an element by: the name of a branch, the post of an officer, the
// day of a meeting. The id, or the place in the list, tells it from others of the same name.
#pragma once

#include <xuehui/assessment.hpp>
#include <xuehui/report.hpp>
#include <xuehui/text.hpp>

#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::report {

// Empty of a finding that is not about one of several.
Text case_text(const Assessment& assessment, const Finding& finding, Privacy privacy);

// The same of any element of a list of the dictionary, which is the one at `place`, from 0.
Text element_text(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list,
                  const logic::Operand& element, std::size_t place, Privacy privacy);

}  // namespace xuehui::report
