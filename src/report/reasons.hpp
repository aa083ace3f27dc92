// Why a rule found what it found, in sentences: "常务理事人数 24 人，超过理事人数 60 人的三分之一（20 人）".
//
// Put together from the trace of the rule's condition: the comparisons that decided, with the titles and units of the facts
// they read and the values these had.
#pragma once

#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>

namespace xuehui::report {

// Whether what is known of persons is told or masked.
enum class Privacy : std::uint8_t { masked, open };

// Of a finding that was raised: what speaks for it. Empty otherwise.
std::vector<Text> reasons(const Assessment& assessment, const Finding& finding, Privacy privacy);

// Titles of the facts by these names, or the names where they have none.
Text fact_titles(const Assessment& assessment, const std::vector<std::string_view>& names);

}  // namespace xuehui::report
