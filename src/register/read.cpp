// Reads a register: its outermost members, and what they say of each other.
#include <algorithm>
#include <unordered_set>

#include "register/register_data.hpp"
#include "register/shape.hpp"
#include "register/values.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::ledger {

namespace {

using Data = Register::Data;

constexpr std::uint32_t kMostMonths = 1200;

void read_organisation(Value value, Data& data, Faults& faults) {
    using namespace organisation;
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    data.organisation = value;
    data.organisation_id = fields.required_id(kId);
    data.organisation_name = fields.string_or(kName, {});
    for (const std::size_t field : {std::size_t{kKind}, std::size_t{kRegion}}) (void)fields.string_or(field, {});
}

std::vector<Named> read_named(Value list, Faults& faults) {
    enum { kId, kTitle, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "title"};
    std::vector<Named> named;
    if (!list || !expect(list, Type::array, faults)) return named;
    Ids ids;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        const std::string_view id = ids.take(fields, kId, faults);
        named.push_back({std::string(id), fields.required_text(kTitle)});
    }
    return named;
}

// What is named in a register has to stand in it.
class References {
public:
    References(const Data& data, Faults& faults) : faults_(faults) {
        for (const Data::Entry& entry : data.entries) entries_.push_back(entry.id);
        known_.insert(entries_.begin(), entries_.end());
    }

    void check_entry(Value id) {
        if (!id || known_.contains(id.text())) return;
        faults_.add("unknown_id", id, "there is no entry " + in_quotes(id.text()),
                    faults_.suggestion(id.text(), entries_));
    }

private:
    Faults& faults_;
    std::vector<std::string_view> entries_;
    std::unordered_set<std::string_view> known_;
};

// What an update wrote is of its day or an earlier one.
void check_days(const Data& data, Faults& faults) {
    for (const Data::Entry& entry : data.entries) {
        if (!entry.finding) continue;
        const Data::Finding& found = *entry.finding;
        const std::pair<std::string_view, Date> days[]{{"last_seen", found.last_seen},
                                                       {"gone_on", found.gone_on.value_or(data.as_of)},
                                                       {"unclear_since", found.unclear_since.value_or(data.as_of)},
                                                       {"assessed_on", found.assessed_on}};
        for (const auto& [member, day] : days) {
            if (day <= data.as_of) continue;
            faults.add("bad_order", found.place.find(member),
                       "lies behind the register's own day, " + data.as_of.text());
        }
    }
}

void check_references(const Data& data, Faults& faults) {
    References references(data, faults);
    for (const Data::Incident& incident : data.incidents) references.check_entry(incident.entry);
    for (const Data::Change& change : data.changes) {
        for (const Value id : change.entries) references.check_entry(id);
    }
}

}  // namespace

std::shared_ptr<Data> read(std::shared_ptr<const Document> document, Faults& faults) {
    using namespace root;
    auto data = std::make_shared<Data>();
    data->document = std::move(document);
    const Fields fields(data->document->root(), kMembers, faults);
    if (const Value organisation = fields.required(kOrganisation)) read_organisation(organisation, *data, faults);
    data->as_of_place = fields[kAsOf];
    const auto as_of = fields.required_date(kAsOf);
    if (as_of) data->as_of = *as_of;
    if (fields.has(kReviewMonths)) data->review_months = read_whole(fields[kReviewMonths], 1, kMostMonths, faults);
    read_entries(fields[kEntries], *data, faults);
    read_warnings(fields[kWarnings], *data, faults);
    read_incidents(fields[kIncidents], *data, faults);
    read_changes(fields[kChanges], *data, faults);
    data->seals = read_custody(fields[kSeals], faults);
    data->certificates = read_custody(fields[kCertificates], faults);
    data->matrix_place = fields[kMatrix];
    Rules::Data rules;
    rules::read_matrix(fields[kMatrix], rules, faults);
    data->matrix = std::move(rules.matrix);
    data->categories_place = fields[kCategories];
    data->categories = read_named(fields[kCategories], faults);
    data->owners_place = fields[kOwners];
    data->owners = read_named(fields[kOwners], faults);
    if (as_of) check_days(*data, faults);
    check_references(*data, faults);
    return data;
}

void check_levels(const Data& data, const RiskMatrix& matrix, std::string_view name, Faults& faults) {
    if (matrix.levels.empty()) return;    // of a matrix with faults
    std::vector<std::string_view> ids;
    std::string listed;
    for (const Named& level : matrix.levels) {
        ids.push_back(level.id);
        listed += (listed.empty() ? "" : ", ") + in_quotes(level.id);
    }
    const auto check = [&](Value holder, std::string_view id) {
        if (id.empty() || std::ranges::find(ids, id) != ids.end()) return;
        faults.add("unknown_id", holder.find("level"),
                   std::string(name) + " has no level " + in_quotes(id) + "; change it to one of " + listed,
                   faults.suggestion(id, ids));
    };
    for (const Data::Warning& warning : data.warnings) {
        for (const Data::Threshold& threshold : warning.thresholds) check(threshold.place, threshold.level);
        if (!warning.observed_level.empty()) check(warning.place.find("observed"), warning.observed_level);
    }
}

}  // namespace xuehui::ledger
