// What a register comes to on a day.
#include <algorithm>
#include <tuple>

#include "json/write.hpp"
#include "register/incidents.hpp"
#include "register/levels.hpp"
#include "register/register_data.hpp"
#include "register/stale.hpp"

namespace xuehui {

namespace {

using Data = Register::Data;

// Words for an id, or the id itself.
Text words_for(std::string_view id, const std::vector<Named>& named) {
    const auto found = std::ranges::find(named, id, &Named::id);
    return found != named.end() ? found->title : Text{std::string(id), {}};
}

std::string text_of(const std::optional<Date>& date) { return date ? date->text() : std::string(); }

class Viewer {
public:
    Viewer(const Data& data, Date day) : data_(data), day_(day), stale_(data, day) {}

    RegisterView view() {
        view_.organisation_id = data_.organisation_id;
        view_.organisation_name = data_.organisation_name;
        view_.as_of = day_.text();
        if (data_.matrix) view_.levels = data_.matrix->levels;
        for (const Data::Entry& entry : data_.entries) add(entry);
        for (const Data::Warning& warning : data_.warnings) add(warning);
        for (const Data::Incident& incident : data_.incidents) add(incident);
        for (const Data::Change& change : data_.changes) {
            const bool is_done = change.reassessed_on && *change.reassessed_on <= day_;
            if (change.on > day_ || is_done) continue;
            view_.changes.push_back(
                {std::string(change.id), std::string(change.kind), std::string(change.title), change.on.text()});
        }
        view_.seals = data_.seals.size();
        view_.certificates = data_.certificates.size();
        for (const Data::Custody& custody : data_.seals) add(custody, true);
        for (const Data::Custody& custody : data_.certificates) add(custody, false);
        sort();
        return std::move(view_);
    }

private:
    void add(const Data::Entry& from) {
        RegisterView::Entry entry;
        entry.id = from.id;
        entry.title = Text{std::string(from.title), {}};
        entry.state = from.state();
        entry.status = from.status;
        std::string_view category = from.category;
        if (from.finding) {
            if (from.title.empty()) entry.title = from.finding->title;
            entry.rule = from.finding->rule;
            entry.case_id = from.finding->case_id;
            if (category.empty()) category = from.finding->category;
            entry.role = words_for(from.finding->owner, data_.owners);
            entry.first_seen = from.finding->first_seen.text();
            entry.gone_on = text_of(from.finding->gone_on);
            entry.unclear_since = text_of(from.finding->unclear_since);
            entry.place = from.finding->element.value_or(0);
        } else {
            entry.first_seen = text_of(from.raised_on);
        }
        if (entry.title.empty()) entry.title.zh = from.finding ? from.finding->rule : from.id;
        entry.category = words_for(category, data_.categories);
        entry.treatment = from.treatment;
        entry.owner = from.owner;
        entry.due = text_of(from.due);
        if (from.due && *from.due < day_ && entry.needs_work()) entry.days_overdue = day_.days() - from.due->days();
        weigh(from, entry);
        for (const ledger::StaleReason& reason : stale_.reasons(from)) {
            const Data::Change* change = reason.change;
            entry.stale.push_back({reason.since.text(), std::string(change ? change->id : std::string_view{}),
                                   std::string(change ? change->title : std::string_view{})});
        }
        view_.entries.push_back(std::move(entry));
    }

    void weigh(const Data::Entry& from, RegisterView::Entry& entry) const {
        const ledger::Weight weight = ledger::weight_of(from);
        const ledger::Weight rest = ledger::residual_of(from, day_);
        std::tie(entry.likelihood, entry.impact) = std::tie(weight.likelihood, weight.impact);
        std::tie(entry.residual_likelihood, entry.residual_impact) = std::tie(rest.likelihood, rest.impact);
        if (!data_.matrix) return;
        entry.level = ledger::level_of(*data_.matrix, weight);
        entry.residual = ledger::level_of(*data_.matrix, rest);
    }

    void add(const Data::Warning& from) {
        RegisterView::Warning warning;
        warning.id = from.id;
        warning.title = from.title;
        warning.responsible = from.responsible;
        warning.procedure = from.procedure;
        std::string_view level = from.level;
        if (from.value || !level.empty()) {    // the facts tell
            warning.is_known = true;
            if (from.value && from.value.is(Type::string))
                warning.value = from.value.text();
            else if (from.value)
                json::append_value(warning.value, from.value);
        } else if (from.observed_on) {
            warning.is_known = true;
            warning.value = from.observed;
            warning.on = from.observed_on->text();
            level = from.observed_level;
        }
        const auto found = std::ranges::find(view_.levels, level, &Named::id);
        if (found != view_.levels.end()) warning.level = static_cast<std::uint8_t>(found - view_.levels.begin());
        view_.warnings.push_back(std::move(warning));
    }

    void add(const Data::Incident& from) {
        const ledger::ResponseTimes times = ledger::response_times(from);
        const auto text = [&](std::string_view member) {
            const Value value = from.place.find(member);
            return value ? std::string(value.text()) : std::string();
        };
        view_.incidents.push_back({std::string(from.id), std::string(from.title), text("occurred"), text("closed"),
                                   times.to_notice, times.to_respond, times.to_close});
    }

    void add(const Data::Custody& from, bool is_seal) {
        RegisterView::Custody custody;
        custody.is_seal = is_seal;
        custody.id = from.id;
        custody.title = from.title;
        custody.has_custodian = !from.custodian.empty();
        if (from.valid_to && *from.valid_to < day_) custody.expired_on = from.valid_to->text();
        for (const Data::Use& use : from.uses) {
            if (use.on > day_) continue;
            RegisterView::Use shown{use.on.text(), std::string(use.who), std::string(use.why),
                                    day_.days() - use.on.days()};
            if (use.approved_by.empty()) custody.unapproved.push_back(shown);
            if (!use.returned_on || *use.returned_on > day_) custody.open.push_back(std::move(shown));
        }
        view_.custody.push_back(std::move(custody));
    }

    void sort() {
        const auto urgency = [](const RegisterView::Entry& entry) {
            const bool waits = !entry.needs_work() && !entry.is_closed_but_found() && !entry.may_be_closed();
            const int level = entry.residual ? entry.residual->worst : 0;
            return std::tuple(waits, entry.may_be_closed(), level, entry.due.empty(), entry.due);
        };
        std::ranges::stable_sort(view_.entries, {}, urgency);
        const auto rank = [](const RegisterView::Warning& warning) {
            return warning.level ? int{*warning.level} : 1000;
        };
        std::ranges::stable_sort(view_.warnings, {}, rank);
    }

    const Data& data_;
    Date day_;
    ledger::StaleSearch stale_;
    RegisterView view_;
};

}  // namespace

RegisterView register_view(const Register& risks, std::string_view as_of) {
    return Viewer(risks.data(), Date::parse(as_of).value_or(risks.data().as_of)).view();
}

}  // namespace xuehui
