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

bool concerns(const Data::Change& change, const Data::Entry& entry) {
    if (change.categories.empty() && change.entries.empty()) return true;
    const auto is_entry = [&](Value id) { return id.text() == entry.id; };
    if (std::ranges::any_of(change.entries, is_entry)) return true;
    const std::string_view category =
        entry.category.empty() && entry.finding ? entry.finding->category : entry.category;
    return std::ranges::find(change.categories, category) != change.categories.end();
}

}  // namespace

std::vector<StaleReason> stale_reasons(const Data& data, const Data::Entry& entry, Date day) {
    std::vector<StaleReason> reasons;
    if (entry.status == Data::Status::closed || entry.state() == Data::State::gone) return reasons;
    const auto judged = judged_on(entry);
    for (const Data::Change& change : data.changes) {
        const bool is_pending = change.on <= day && !(change.reassessed_on && *change.reassessed_on <= day);
        if (is_pending && !(judged && *judged >= change.on) && concerns(change, entry))
            reasons.push_back({&change, change.on});
    }
    const auto months = entry.review_months ? entry.review_months : data.review_months;
    if (!months || !judged) return reasons;
    const auto due = judged->add_months(*months);
    if (due && *due <= day) reasons.push_back({nullptr, *due});
    return reasons;
}

}  // namespace xuehui::ledger
