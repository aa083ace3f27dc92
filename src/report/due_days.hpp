// The days ahead of an assessment: those that rules work out, and those on which evidence expires.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/rules.hpp>
#include <xuehui/text.hpp>

namespace xuehui::report {

struct DueDay {
    std::string on;    // YYYY-MM-DD
    std::int64_t days_left = 0;
    Text title;
    const DeadlineRule* rule = nullptr;    // null: evidence
    std::string key;                       // tells it from the others of its organisation, also in another year
};

// "61 天"; "当天" of none.
std::string days_text(std::int64_t days, Language language);

// The earliest first. Of evidence only what stands with ratings that count.
std::vector<DueDay> due_days(const Assessment& assessment);

}  // namespace xuehui::report
