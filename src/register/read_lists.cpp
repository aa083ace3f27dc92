// Reads what a register has besides risks: early warnings, incidents, changes, seals and certificates.
#include <array>

#include "register/register_data.hpp"
#include "register/shape.hpp"
#include "register/values.hpp"

namespace xuehui::ledger {

namespace {

using Data = Register::Data;

constexpr std::array<std::string_view, 3> kChanges{"environment", "business", "requirement"};
constexpr std::uint32_t kMostDays = 36'500;

std::optional<Data::Threshold> read_threshold(Value value, bool has_fact, Faults& faults) {
    using namespace threshold;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return std::nullopt;
    Data::Threshold read;
    read.place = value;
    read.level = fields.required_id(kLevel);
    read.at_least = fields.decimal(kAtLeast);
    read.at_most = fields.decimal(kAtMost);
    if (fields.has(kWithinDays)) read.within_days = read_whole(fields[kWithinDays], 0, kMostDays, faults);
    if (fields.has(kIs)) {
        read.is = fields[kIs];
        if (!read.is.is(Type::string) && !read.is.is(Type::boolean))
            faults.wrong_type(read.is, "a string, true or false");
    }
    (void)fields.string_or(kText, {});
    int conditions = 0;
    for (const std::size_t field :
         {std::size_t{kAtLeast}, std::size_t{kAtMost}, std::size_t{kWithinDays}, std::size_t{kIs}}) {
        conditions += fields.has(field) ? 1 : 0;
    }
    if (has_fact && conditions == 0) faults.missing(value, "at_least");
    if (has_fact && conditions > 1) faults.add("bad_value", value, "one condition only is held against the fact");
    if (!has_fact && conditions > 0)
        faults.add("bad_value", value, "without a fact there is nothing to hold this against; say it in 'text'");
    if (!has_fact && !fields.has(kText)) faults.missing(value, "text");
    return read;
}

void read_observed(Value value, Data::Warning& warning, Faults& faults) {
    using namespace observed;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    warning.observed_on = fields.required_date(kOn);
    (void)fields.string_or(kWho, {});
    warning.observed = fields.required_string(kText);
    warning.observed_level = id_or_empty(fields, kLevel, faults);
}

Data::Warning read_warning(const Fields& fields, Ids& ids, Faults& faults) {
    using namespace warning;
    Data::Warning warning;
    warning.place = fields.object();
    warning.id = ids.take(fields, kId, faults);
    warning.title = fields.required_string(kTitle);
    if (fields.has(kFact) && read_id(fields[kFact], faults)) warning.fact = fields[kFact];
    if (const auto thresholds = fields.required_array(kThresholds, false)) {
        for (const Value each : thresholds->elements()) {
            if (const auto threshold = read_threshold(each, fields.has(kFact), faults))
                warning.thresholds.push_back(*threshold);
        }
    }
    warning.responsible = fields.required_string(kResponsible);
    warning.procedure = fields.required_string(kProcedure);
    if (fields.has(kObserved)) read_observed(fields[kObserved], warning, faults);
    warning.value = fields[kValue];
    warning.level = id_or_empty(fields, kLevel, faults);
    return warning;
}

void read_hours(Value value, Faults& faults) {
    using namespace hours;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    for (const std::size_t field : {std::size_t{kToNotice}, std::size_t{kToRespond}, std::size_t{kToClose}}) {
        (void)fields.decimal(field);
    }
}

Data::Incident read_incident(const Fields& fields, Ids& ids, Faults& faults) {
    using namespace incident;
    Data::Incident incident;
    incident.place = fields.object();
    incident.id = ids.take(fields, kId, faults);
    incident.title = fields.required_string(kTitle);
    if (fields.has(kEntry) && read_id(fields[kEntry], faults)) incident.entry = fields[kEntry];
    (void)fields.required(kOccurred);
    std::optional<Moment> before, timed_before;    // a day alone hides no time that was told before it
    const auto moment = [&](std::size_t field) {
        const auto read = fields.has(field) ? read_moment(fields[field], faults) : std::nullopt;
        if (!read) return read;
        const auto lies_before = [&](const auto& earlier) { return earlier && read->is_before(*earlier); };
        if (lies_before(before) || lies_before(timed_before)) {
            faults.add("bad_order", fields[field], "lies before what happened earlier");
        }
        before = read;
        if (read->has_time()) timed_before = read;
        return read;
    };
    incident.occurred = moment(kOccurred);
    incident.noticed = moment(kNoticed);
    incident.responded = moment(kResponded);
    incident.closed = moment(kClosed);
    if ((incident.hours = fields[kHours])) read_hours(incident.hours, faults);
    (void)fields.string_or(kNote, {});
    return incident;
}

Data::Change read_change(const Fields& fields, Ids& ids, Faults& faults) {
    using namespace change;
    Data::Change change;
    change.place = fields.object();
    change.id = ids.take(fields, kId, faults);
    if (fields.required(kKind)) change.kind = kChanges[fields.choice(kKind, kChanges, 0)];
    change.title = fields.required_string(kTitle);
    const auto on = fields.required_date(kOn);
    change.on = on.value_or(Date{});
    change.reassessed_on = day(fields, kReassessedOn, faults);
    check_order(fields, kReassessedOn, change.reassessed_on, on, faults);
    if (fields.has(kCategories) && expect(fields[kCategories], Type::array, faults)) {
        for (const Value id : fields[kCategories].elements()) {
            if (read_id(id, faults)) change.categories.push_back(id.text());
        }
    }
    if (fields.has(kEntries) && expect(fields[kEntries], Type::array, faults)) {
        for (const Value id : fields[kEntries].elements()) {
            if (read_id(id, faults)) change.entries.push_back(id);
        }
    }
    (void)fields.string_or(kNote, {});
    return change;
}

void read_use(Value value, Data::Custody& custody, Faults& faults) {
    using namespace use;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    Data::Use use;
    const auto on = fields.required_date(kOn);
    use.on = on.value_or(Date{});
    use.who = fields.required_string(kWho);
    use.why = fields.required_string(kWhy);
    use.approved_by = fields.string_or(kApprovedBy, {});
    use.returned_on = day(fields, kReturnedOn, faults);
    check_order(fields, kReturnedOn, use.returned_on, on, faults);
    (void)fields.string_or(kNote, {});
    custody.uses.push_back(use);
}

Data::Custody read_one_custody(const Fields& fields, Ids& ids, Faults& faults) {
    using namespace custody;
    Data::Custody custody;
    custody.id = ids.take(fields, kId, faults);
    custody.title = fields.required_string(kTitle);
    custody.custodian = fields.string_or(kCustodian, {});
    for (const std::size_t field :
         {std::size_t{kKind}, std::size_t{kApprover}, std::size_t{kPlace}, std::size_t{kNote}}) {
        (void)fields.string_or(field, {});
    }
    custody.valid_to = day(fields, kValidTo, faults);
    if (fields.has(kUses) && expect(fields[kUses], Type::array, faults)) {
        for (const Value use : fields[kUses].elements()) read_use(use, custody, faults);
    }
    return custody;
}

// The objects of a list, each with an id of its own, read by `read`.
template <class Read>
auto read_list(Value list, std::span<const std::string_view> members, Faults& faults, Read read) {
    std::vector<decltype(read(std::declval<const Fields&>(), std::declval<Ids&>(), faults))> all;
    if (!list || !expect(list, Type::array, faults)) return all;
    Ids ids;
    for (const Value element : list.elements()) {
        const Fields fields(element, members, faults);
        if (fields.is_object()) all.push_back(read(fields, ids, faults));
    }
    return all;
}

}  // namespace

void read_warnings(Value list, Data& data, Faults& faults) {
    data.warnings = read_list(list, warning::kMembers, faults, read_warning);
}

void read_incidents(Value list, Data& data, Faults& faults) {
    data.incidents = read_list(list, incident::kMembers, faults, read_incident);
}

void read_changes(Value list, Data& data, Faults& faults) {
    if (list && list.is(Type::array) && list.size() > kMostChanges) {
        return faults.add("limit", list, "more than 1000 changes");
    }
    data.changes = read_list(list, change::kMembers, faults, read_change);
}

std::vector<Data::Custody> read_custody(Value list, Faults& faults) {
    return read_list(list, custody::kMembers, faults, read_one_custody);
}

}  // namespace xuehui::ledger
