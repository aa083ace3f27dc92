// Why a rule found what it found, in sentences: "常务理事人数 24 人，超过理事人数 60 人的三分之一（20 人）".
//
// Put together from the trace of the rule's condition: the comparisons that decided, with the titles and units of the facts
// they read and the values these had.
#pragma once

#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>
#include <xuehui/truth.hpp>

#include "base/document.hpp"

namespace xuehui::report {

// Whether what is known of persons is told or masked.
enum class Privacy : std::uint8_t { masked, open };

// Of a finding that was raised: what speaks for it. Empty otherwise.
std::vector<Text> reasons(const Assessment& assessment, const Finding& finding, Privacy privacy);

// Of a condition that was compiled without a dictionary: what speaks for its being true or false, told with the titles that
// the rules have for the facts it names; where it is open, the facts it waits for. Empty where there are no rules, where
// they do not know these facts, or where by them it would be something else.
std::vector<Text> condition_reasons(const Assessment& assessment, Value condition, Truth truth, Privacy privacy);

// Titles of the facts by these names, or the names where they have none.
Text fact_titles(const Assessment& assessment, const std::vector<std::string_view>& names);
// The same of the first ones, and how many more there are (in Chinese: how many in all).
Text some_fact_titles(const Assessment& assessment, std::vector<std::string_view> names, std::size_t most);

}  // namespace xuehui::report
