#include "risk/deadlines.hpp"

#include <algorithm>
#include <tuple>

namespace xuehui::risk {

std::vector<Deadline> deadlines(const rules::Rulebook& book, const logic::Facts& facts, logic::Budget& budget) {
    const Date as_of = facts[logic::Vocabulary::kAsOf].as_date();
    std::vector<Deadline> days;
    for (std::uint32_t i = 0; i < book.deadlines.size(); ++i) {
        const rules::Rulebook::Deadline& rule = book.deadlines[i];
        if (rule.when && rule.when->truth(facts, budget) != Truth::yes) continue;
        const auto on = rule.on.evaluate(facts, budget).date();
        if (on && *on >= as_of) days.push_back({i, on->text()});
    }
    std::ranges::sort(days, {}, [](const Deadline& day) { return std::tie(day.on, day.rule); });
    return days;
}

}  // namespace xuehui::risk
