// Reads the entries of a register: the risks, found and entered.
#include <array>
#include <set>
#include <utility>

#include "register/register_data.hpp"
#include "register/shape.hpp"
#include "register/values.hpp"

namespace xuehui::ledger {

namespace {

using Data = Register::Data;

constexpr std::array<std::string_view, 3> kStates{"open", "unknown", "gone"};
constexpr std::array<std::string_view, 4> kStatuses{"open", "in_progress", "closed", "accepted"};
constexpr std::array<std::string_view, 4> kOptions{"avoid", "reduce", "transfer", "accept"};
constexpr std::array<std::string_view, 2> kStaleReasons{"change", "age"};
constexpr std::array<std::string_view, 4> kHistories{"status", "state", "level", "residual"};
constexpr std::uint32_t kMostMonths = 1200;
constexpr std::uint32_t kMostElements = 1'000'000'000;
constexpr std::uint32_t kMostLowered = 4;    // from 5 to 1

std::optional<Steps> steps(const Fields& fields, std::size_t field, Faults& faults) {
    return fields.has(field) ? read_steps(fields[field], faults) : std::nullopt;
}

Steps required_steps(const Fields& fields, std::size_t field, Faults& faults) {
    const Value value = fields.required(field);
    return value ? read_steps(value, faults).value_or(Steps{}) : Steps{};
}

std::optional<Data::Finding> read_finding(Value value, Faults& faults) {
    using namespace finding;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return std::nullopt;
    Data::Finding found;
    found.place = value;
    found.rule = fields.required_id(kRule);
    found.case_id = fields.string_or(kCase, {});
    found.title = fields.text_or_empty(kTitle);
    found.category = id_or_empty(fields, kCategory, faults);
    found.owner = id_or_empty(fields, kOwner, faults);
    constexpr std::array<Data::State, 3> kMeant{Data::State::open, Data::State::unknown, Data::State::gone};
    if (fields.required(kState)) found.state = kMeant[fields.choice(kState, kStates, 0)];
    const auto first = fields.required_date(kFirstSeen);
    const auto last = fields.required_date(kLastSeen);
    found.gone_on = day(fields, kGoneOn, faults);
    found.unclear_since = day(fields, kUnclearSince, faults);
    if (fields.has(kPlace)) found.element = read_whole(fields[kPlace], 1, kMostElements, faults);
    const auto assessed = fields.required_date(kAssessedOn);
    check_order(fields, kLastSeen, last, first, faults);
    check_order(fields, kGoneOn, found.gone_on, last, faults);
    check_order(fields, kUnclearSince, found.unclear_since, last, faults);
    check_order(fields, kAssessedOn, assessed, first, faults);
    found.first_seen = first.value_or(Date{});
    found.last_seen = last.value_or(Date{});
    found.assessed_on = assessed.value_or(Date{});
    found.likelihood = required_steps(fields, kLikelihood, faults);
    found.impact = required_steps(fields, kImpact, faults);
    return found;
}

std::string_view read_treatment(Value value, Faults& faults) {
    using namespace treatment;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return {};
    (void)fields.required_string(kReason);
    (void)fields.string_or(kDecidedBy, {});
    (void)day(fields, kDecidedOn, faults);
    if (!fields.required(kOption)) return {};
    return kOptions[fields.choice(kOption, kOptions, 0)];
}

void read_effect(Value value, Data::Control& control, Faults& faults) {
    namespace effect = ledger::steps;
    const Fields fields(value, effect::kMembers, faults);
    if (!fields.is_object()) return;
    if (!fields.has(effect::kLikelihood) && !fields.has(effect::kImpact)) faults.missing(value, "likelihood");
    const auto lowered = [&](std::size_t field) {
        const auto number = fields.has(field) ? read_whole(fields[field], 0, kMostLowered, faults) : std::nullopt;
        return static_cast<std::uint8_t>(number.value_or(0));
    };
    control.likelihood = lowered(effect::kLikelihood);
    control.impact = lowered(effect::kImpact);
}

void read_control(Value value, Data::Entry& entry, Faults& faults) {
    using namespace control;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    Data::Control control;
    (void)fields.required_string(kTitle);
    if (const Value lowers = fields.required(kLowers)) read_effect(lowers, control, faults);
    control.since = day(fields, kSince, faults);
    control.until = day(fields, kUntil, faults);
    check_order(fields, kUntil, control.until, control.since, faults);
    entry.controls.push_back(control);
}

void read_residual(Value value, Faults& faults) {
    using namespace residual;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    (void)required_steps(fields, kLikelihood, faults);
    (void)required_steps(fields, kImpact, faults);
    if (fields.has(kLevel)) read_level(fields[kLevel], faults);
}

void read_stale(Value value, Faults& faults) {
    using namespace stale;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    if (fields.required(kReason)) (void)fields.choice(kReason, kStaleReasons, 0);
    (void)id_or_empty(fields, kChange, faults);
    (void)fields.required_date(kSince);
}

void read_history(Value value, Data::Entry& entry, Faults& faults) {
    using namespace history;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    (void)fields.required_date(kOn);
    for (const std::size_t field : {std::size_t{kWho}, std::size_t{kFrom}, std::size_t{kNote}}) {
        (void)fields.string_or(field, {});
    }
    entry.history.push_back({kHistories[fields.choice(kWhat, kHistories, 0)], fields.string_or(kTo, {})});
}

// What people decided about an entry.
void read_handling(const Fields& fields, Data::Entry& entry, Faults& faults) {
    using namespace entry;
    if (fields.has(kTreatment)) entry.treatment = read_treatment(fields[kTreatment], faults);
    if (fields.has(kControls) && expect(fields[kControls], Type::array, faults)) {
        for (const Value control : fields[kControls].elements()) read_control(control, entry, faults);
    }
    entry.owner = fields.string_or(kOwner, {});
    entry.due = day(fields, kDue, faults);
    entry.status = static_cast<Data::Status>(fields.choice(kStatus, kStatuses, 0));
    entry.reviewed_on = day(fields, kReviewedOn, faults);
    if (fields.has(kReviewMonths)) entry.review_months = read_whole(fields[kReviewMonths], 1, kMostMonths, faults);
    (void)fields.string_or(kNote, {});
    if (fields.has(kHistory) && expect(fields[kHistory], Type::array, faults)) {
        for (const Value line : fields[kHistory].elements()) read_history(line, entry, faults);
    }
}

class Reader {
public:
    Reader(Data& data, Faults& faults) : data_(data), faults_(faults) {}

    void read(Value value) {
        using namespace entry;
        const Fields fields(value, kMembers, faults_);
        if (!fields.is_object()) return;
        Data::Entry entry;
        entry.place = value;
        entry.id = ids_.take(fields, kId, faults_);
        entry.title = fields.string_or(kTitle, {});
        entry.category = id_or_empty(fields, kCategory, faults_);
        if (fields.has(kFinding)) {
            entry.finding = read_finding(fields[kFinding], faults_);
            if (entry.finding) check_is_new(*entry.finding);
        } else if (!fields.has(kTitle)) {
            faults_.missing(value, "title");
        }
        entry.raised_on = day(fields, kRaisedOn, faults_);
        entry.likelihood = steps(fields, kLikelihood, faults_);
        entry.impact = steps(fields, kImpact, faults_);
        if ((entry.level = fields[kLevel])) read_level(entry.level, faults_);
        if ((entry.residual = fields[kResidual])) read_residual(entry.residual, faults_);
        read_handling(fields, entry, faults_);
        if ((entry.stale = fields[kStale]) && expect(entry.stale, Type::array, faults_)) {
            for (const Value reason : entry.stale.elements()) read_stale(reason, faults_);
        }
        data_.entries.push_back(std::move(entry));
    }

private:
    void check_is_new(const Data::Finding& found) {
        if (found.rule.empty() || findings_.emplace(found.rule, found.case_id).second) return;
        faults_.add("duplicate_id", found.place, "another entry is of the same rule and case");
    }

    Data& data_;
    Faults& faults_;
    Ids ids_;
    std::set<std::pair<std::string_view, std::string_view>> findings_;
};

}  // namespace

void read_entries(Value list, Data& data, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    if (list.size() > kMostEntries) return faults.add("limit", list, "more than 20000 entries");
    data.entries.reserve(list.size());
    Reader reader(data, faults);
    for (const Value element : list.elements()) reader.read(element);
}

}  // namespace xuehui::ledger
