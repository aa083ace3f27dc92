#include "register/stale.hpp"

#include <algorithm>

namespace xuehui::ledger {

namespace {

using Data = Register::Data;

std::optional<Date> judged_on(const Data::Entry& entry) {
    std::optional<Date> latest = entry.raised_on;
    if (entry.finding) latest = std::max(latest, std::optional(entry.finding->assessed_on));
    return std::max(latest, entry.reviewed_on);
}

}  // namespace

bool StaleSearch::Pending::concerns(const Data::Entry& entry) const {
    if (categories.empty() && entries.empty()) return true;
    const bool has_own = !entry.category.empty() || !entry.finding;
    return entries.contains(entry.id) || categories.contains(has_own ? entry.category : entry.finding->category);
}

StaleSearch::StaleSearch(const Data& data, Date day) : data_(data), day_(day) {
    for (const Data::Change& change : data.changes) {
        if (change.on > day || (change.reassessed_on && *change.reassessed_on <= day)) continue;
        Pending pending{&change, {change.categories.begin(), change.categories.end()}, {}};
        for (const Value id : change.entries) pending.entries.insert(id.text());
        pending_.push_back(std::move(pending));
    }
}

std::vector<StaleReason> StaleSearch::reasons(const Data::Entry& entry) const {
    std::vector<StaleReason> reasons;
    if (entry.status == Data::Status::closed || entry.state() == Data::State::gone) return reasons;
    const auto judged = judged_on(entry);
    for (const Pending& pending : pending_) {
        if (reasons.size() + 1 == kMostReasons) break;
        const Date on = pending.change->on;
        if (!(judged && *judged >= on) && pending.concerns(entry)) reasons.push_back({pending.change, on});
    }
    const auto months = entry.review_months ? entry.review_months : data_.review_months;
    if (!months || !judged) return reasons;
    const auto due = judged->add_months(*months);
    if (due && *due <= day_) reasons.push_back({nullptr, *due});
    return reasons;
}

}  // namespace xuehui::ledger
