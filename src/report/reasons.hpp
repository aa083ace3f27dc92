// Why a rule found what it found, in sentences: "常务理事人数 24 人，超过理事人数 60 人的三分之一（20 人）".
//
// Put together from the trace of the rule's condition: the comparisons that decided, with the titles and units of the facts
// they read and the values these had.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/report.hpp>
#include <xuehui/text.hpp>
#include <xuehui/truth.hpp>

#include "base/document.hpp"

namespace xuehui::report {

// Of a finding that was raised: what speaks for it. Empty otherwise.
std::vector<Text> reasons(const Assessment& assessment, const Finding& finding, Privacy privacy);

// Of what a check says of a criterion, by the case that decided: what made that case true. A case that always holds is told
// by what kept those before it from being true.
std::vector<Text> reasons(const Assessment& assessment, const CriterionResult& result, Privacy privacy);

// "不高于 部分符合（检查的 3 种情形中的第 2 种）"; empty where the check says nothing.
std::string check_text(const Assessment& assessment, const CriterionResult& result, Language language);

// Of a condition that was compiled without a dictionary: what speaks for its being true or false, told with the titles that
// the rules have for the facts it names; where it is open, the facts it waits for. Empty where there are no rules, where
// they do not know these facts, or where by them it would be something else.
std::vector<Text> condition_reasons(const Assessment& assessment, Value condition, Truth truth, Privacy privacy);

// Titles of the facts by these names, or the names where they have none. What is asked for says where it is a matter of yes
// or no: "有欠税" alone would read as if it were so.
enum class Naming : std::uint8_t { titles, questions };
Text fact_titles(const Assessment& assessment, const std::vector<std::string_view>& names, Naming naming = Naming::titles);
// Questions of the first ones, and how many more there are (in Chinese: how many in all).
Text some_fact_questions(const Assessment& assessment, std::vector<std::string_view> names, std::size_t most);

}  // namespace xuehui::report
