// How good a verdict is, as the class that colours it. Colours only repeat what the words beside them say.
#pragma once

#include <string_view>

#include <xuehui/assessment.hpp>

namespace xuehui::report::html {

inline std::string_view verdict_class(const CriterionResult& result) {
    constexpr std::int32_t kFull = 1'000'000;
    if (result.rating == CriterionResult::kNotApplicable) return "verdict none";
    if (!result.value || result.value->lower < result.value->upper || result.source == Source::unassessed) {
        return "verdict open";
    }
    if (result.value->lower == kFull) return "verdict full";
    return result.value->lower == 0 ? "verdict zero" : "verdict part";
}

}  // namespace xuehui::report::html
