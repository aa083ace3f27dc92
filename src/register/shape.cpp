#include "register/shape.hpp"

#include <algorithm>

#include "base/fields.hpp"

namespace xuehui::ledger {

namespace {

constexpr const Shape* kAsItStands = nullptr;

// A shape without others below.
constexpr Shape flat(std::span<const std::string_view> members) { return {members, {}}; }

constexpr Shape kOrganisation = flat(organisation::kMembers);
constexpr Shape kTreatment = flat(treatment::kMembers);
constexpr Shape kSteps = flat(steps::kMembers);
constexpr Shape kThreshold = flat(threshold::kMembers);
constexpr Shape kObserved = flat(observed::kMembers);
constexpr Shape kChange = flat(change::kMembers);
constexpr Shape kUse = flat(use::kMembers);

constexpr std::array<const Shape*, control::kCount> kBelowControl{kAsItStands, &kSteps};
constexpr Shape kControl{control::kMembers, kBelowControl};

constexpr auto kBelowCustody = [] {
    std::array<const Shape*, custody::kCount> below{};
    below[custody::kUses] = &kUse;
    return below;
}();
constexpr Shape kCustody{custody::kMembers, kBelowCustody};

constexpr auto kBelowEntry = [] {
    std::array<const Shape*, entry::kCount> below{};
    below[entry::kFinding] = &shapes::kFinding;
    below[entry::kTreatment] = &kTreatment;
    below[entry::kControls] = &kControl;
    below[entry::kResidual] = &shapes::kResidual;
    below[entry::kStale] = &shapes::kStale;
    below[entry::kHistory] = &shapes::kHistory;
    return below;
}();

constexpr auto kBelowWarning = [] {
    std::array<const Shape*, warning::kCount> below{};
    below[warning::kThresholds] = &kThreshold;
    below[warning::kObserved] = &kObserved;
    return below;
}();

constexpr auto kBelowIncident = [] {
    std::array<const Shape*, incident::kCount> below{};
    below[incident::kHours] = &shapes::kHours;
    return below;
}();

constexpr auto kBelowRoot = [] {
    std::array<const Shape*, root::kCount> below{};
    below[root::kOrganisation] = &kOrganisation;
    below[root::kEntries] = &shapes::kEntry;
    below[root::kWarnings] = &shapes::kWarning;
    below[root::kIncidents] = &shapes::kIncident;
    below[root::kChanges] = &kChange;
    below[root::kSeals] = below[root::kCertificates] = &kCustody;
    return below;
}();

// As deep as the shapes are, which is three objects below the root.
void write_shaped(json::Writer& writer, Value value, const Shape* shape) {
    if (shape == nullptr) {
        writer.value(value);
    } else if (value.is(Type::array)) {
        writer.begin_array();
        for (const Value element : value.elements()) write_shaped(writer, element, shape);
        writer.end_array();
    } else {
        write(writer, value, *shape);
    }
}

}  // namespace

namespace shapes {
constexpr Shape kFinding = flat(finding::kMembers);
constexpr Shape kResidual = flat(residual::kMembers);
constexpr Shape kStale = flat(stale::kMembers);
constexpr Shape kHistory = flat(history::kMembers);
constexpr Shape kHours = flat(hours::kMembers);
constexpr Shape kEntry{entry::kMembers, kBelowEntry};
constexpr Shape kWarning{warning::kMembers, kBelowWarning};
constexpr Shape kIncident{incident::kMembers, kBelowIncident};
constexpr Shape kRoot{root::kMembers, kBelowRoot};
}  // namespace shapes

void write(json::Writer& writer, Value place, const Shape& shape, const Replaced& replaced) {
    writer.begin_object();
    for (std::size_t i = 0; i < shape.members.size(); ++i) {
        const auto instead = std::ranges::find(replaced, i, &Replacement::member);
        if (instead != replaced.end()) {
            if (!instead->json.empty()) writer.any_key(shape.members[i]).raw(instead->json);
            continue;
        }
        const Value value = place ? place.find(shape.members[i]) : Value{};
        if (!value) continue;
        writer.any_key(shape.members[i]);
        write_shaped(writer, value, shape.below.empty() ? nullptr : shape.below[i]);
    }
    if (place) {
        for (const Member member : place.members()) {
            if (is_users_own(member.key.text())) writer.any_key(member.key.text()).value(member.value);
        }
    }
    writer.end_object();
}

std::string written(Value place, const Shape& shape, const Replaced& replaced) {
    std::string out;
    json::Writer writer(out);
    write(writer, place, shape, replaced);
    return out;
}

}  // namespace xuehui::ledger
