// Reads the members of a scheme document.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/fields.hpp"
#include "base/id_index.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::scoring {

namespace {

constexpr Decimal kZero = Decimal::whole(0);
constexpr Decimal kOne = Decimal::whole(1);
constexpr std::size_t kMostEntries = 10'000;    // of any list or table in a scheme
// Each line may bring a denominator of its own to a score, and their common multiple grows with every one.
constexpr std::size_t kMostLines = 1'000;

bool fits(Value list, Faults& faults) {
    if (list.size() <= kMostEntries) return true;
    faults.add("limit", list, "more than " + std::to_string(kMostEntries) + " entries");
    return false;
}

// A decimal between 0 and 1, or a fault.
std::optional<Decimal> read_share(Value value, Faults& faults) {
    const auto share = read_decimal(value, faults);
    if (!share) return std::nullopt;
    if (*share >= kZero && *share <= kOne) return share;
    faults.add("bad_value", value, "expected a number from 0 to 1, found " + share->text());
    return std::nullopt;
}

// The entries of an object whose member names are ids; users' own members are skipped.
template <class Read>
void read_table(Value table, Faults& faults, Read read) {
    if (!table || !expect(table, Type::object, faults) || !fits(table, faults)) return;
    for (const Member member : table.members()) {
        if (!is_users_own(member.key.text())) read(member);
    }
}

using Seen = std::unordered_set<std::string_view>;    // of the document's own text

void check_unique(std::string_view id, Value place, Seen& seen, Faults& faults) {
    if (id.empty() || seen.insert(id).second) return;
    faults.add("duplicate_id", place, "the id " + in_quotes(id) + " is used twice");
}

void read_scale(Value list, Scheme::Data& scheme, Faults& faults) {
    enum { kId, kValue, kTitle, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "value", "title"};
    Seen seen;
    std::optional<Decimal> above;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        const std::string_view id = fields.required_id(kId);
        check_unique(id, fields[kId], seen, faults);
        if (id == kNotApplicable) faults.add("bad_value", fields[kId], "'not_applicable' is not part of a scale");
        const Value place = fields.required(kValue);
        const auto value = place ? read_share(place, faults) : std::nullopt;
        if (value && above && *value >= *above) {
            faults.add("bad_order", place, "the values of a scale fall strictly; " + value->text() +
                                               " does not lie below " + above->text());
        }
        if (value) above = value;
        scheme.scale.push_back({std::string(id), fields.text_or_empty(kTitle), value.value_or(kZero).millionths()});
    }
}

void read_grades(Value list, Scheme::Data& scheme, Faults& faults) {
    enum { kId, kAtLeast, kTitle, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "at_least", "title"};
    Seen seen;
    std::optional<Decimal> above;
    Value last;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        const std::string_view id = fields.required_id(kId);
        check_unique(id, fields[kId], seen, faults);
        const Value place = fields.required(kAtLeast);
        const auto at_least = place ? read_share(place, faults) : std::nullopt;
        if (at_least && above && *at_least >= *above) {
            faults.add("bad_order", place, "the thresholds of the grades fall strictly; " + at_least->text() +
                                               " does not lie below " + above->text());
        }
        if (at_least) above = at_least;
        last = at_least ? place : Value{};
        scheme.grades.push_back(
            {std::string(id), fields.text_or_empty(kTitle), at_least.value_or(kZero).millionths()});
    }
    if (last && *above != kZero) {
        faults.add("no_zero_grade", last, "the last grade begins at 0, so that every score has a grade");
    }
}

// Adds one [measure, value] to the points of a measure.
void read_point(Value value, Scheme::Data::Measure& measure, Faults& faults) {
    if (!expect(value, Type::array, faults)) return;
    if (value.size() != 2) {
        faults.add("bad_value", value, "a point is [measure, value]");
        return;
    }
    auto elements = value.elements().begin();
    const Value place = *elements;
    const auto at = read_decimal(place, faults);
    const auto worth = read_share(*++elements, faults);
    if (!at || !worth) return;
    if (!measure.points.empty() && *at <= measure.points.back().at) {
        faults.add("bad_order", place, "the points of a measure ascend strictly; " + at->text() +
                                           " does not lie above " + measure.points.back().at.text());
    }
    measure.points.push_back({*at, *worth});
}

void read_points(Value list, Scheme::Data::Measure& measure, Faults& faults) {
    if (!expect(list, Type::array, faults) || !fits(list, faults)) return;
    if (list.size() == 0) faults.add("bad_value", list, "a measure needs at least one point");
    for (const Value element : list.elements()) read_point(element, measure, faults);
}

void read_measure(const Member& member, Scheme::Data& scheme, Faults& faults) {
    enum { kUnit, kSteps, kLinear, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"unit", "steps", "linear"};
    const Fields fields(member.value, kMembers, faults);
    if (!fields.is_object()) return;
    (void)fields.string_or(kUnit, {});
    if (fields.has(kSteps) == fields.has(kLinear)) {
        faults.add("bad_value", member.value, "a measure has either 'steps' or 'linear'");
        return;
    }
    Scheme::Data::Measure measure;
    measure.criterion = member.key;
    measure.shape = fields.has(kSteps) ? Scheme::Data::Measure::Shape::steps : Scheme::Data::Measure::Shape::linear;
    read_points(fields.has(kSteps) ? fields[kSteps] : fields[kLinear], measure, faults);
    scheme.measures.push_back(std::move(measure));
}

void read_weight(const Member& member, Scheme::Data& scheme, Faults& faults) {
    const auto weight = read_decimal(member.value, faults);
    if (!weight) return;
    if (*weight < kZero) {
        faults.add("bad_value", member.value, "a weight is not negative");
        return;
    }
    scheme.weights.push_back({member.key, *weight});
}

void read_aggregate(const Member& member, Scheme::Data& scheme, Faults& faults) {
    static constexpr std::array<std::string_view, 3> kWords{"mean", "min", "max"};
    if (const auto word = read_choice(member.value, kWords, faults)) {
        scheme.aggregates.push_back({member.key, static_cast<Aggregate>(*word)});
    }
}

void read_reconcile(Value value, Scheme::Data& scheme, Faults& faults) {
    enum { kOrder, kWithin, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"order", "within"};
    static constexpr std::array<std::string_view, 1> kWays{"latest"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    (void)fields.choice(kWithin, kWays, 0);
    if (!fields.has(kOrder) || !expect(fields[kOrder], Type::array, faults) || !fits(fields[kOrder], faults)) return;
    if (fields[kOrder].size() == 0) faults.add("bad_value", fields[kOrder], "at least one stage has to count");
    Seen seen;
    scheme.stages.clear();
    for (const Value stage : fields[kOrder].elements()) {
        if (!read_id(stage, faults)) continue;
        check_unique(stage.text(), stage, seen, faults);
        scheme.stages.emplace_back(stage.text());
    }
}

void read_gate_effect(const Fields& fields, std::size_t at_most, std::size_t down, Scheme::Data::Gate& gate,
                      const IdIndex& grades, Faults& faults) {
    if (!fields.has(at_most) && !fields.has(down)) {
        faults.add("missing_member", fields.object(), "a gate has 'grade_at_most' or 'grade_down'");
        return;
    }
    if (fields.has(at_most) && fields.has(down)) {
        faults.add("bad_value", fields.object(), "a gate has either 'grade_at_most' or 'grade_down', not both");
        return;
    }
    if (fields.has(at_most)) {
        const Value grade = fields[at_most];
        if (!read_id(grade, faults)) return;
        const auto found = grades.find(grade.text());
        if (!found) {
            faults.add("unknown_id", grade, "there is no grade " + in_quotes(grade.text()),
                       faults.suggestion(grade.text(), grades.names()));
            return;
        }
        gate.grade_at_most = grade;
        gate.at_most = *found;
        return;
    }
    const auto count = read_decimal(fields[down], faults);
    if (!count) return;
    if (*count < kOne || count->millionths() % kMillion != 0) {
        faults.add("bad_value", fields[down], "'grade_down' is a whole number of grades, at least 1");
        return;
    }
    gate.grade_down = static_cast<std::uint32_t>(count->millionths() / kMillion);
}

void read_gates(Value list, Scheme::Data& scheme, Faults& faults) {
    enum { kId, kTitle, kWhen, kAtMost, kDown, kIfUnknown, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "title", "when", "grade_at_most",
                                                                   "grade_down", "if_unknown"};
    static constexpr std::array<std::string_view, 2> kWays{"acts", "passes"};
    if (!list || !expect(list, Type::array, faults) || !fits(list, faults)) return;
    std::vector<std::string_view> ids;
    for (const Grade& grade : scheme.grades) ids.push_back(grade.id);
    const IdIndex grades(std::move(ids));
    Seen seen;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        Scheme::Data::Gate gate;
        const std::string_view id = fields.required_id(kId);
        check_unique(id, fields[kId], seen, faults);
        gate.id = id;
        gate.title = fields.text_or_empty(kTitle);
        const Value when = fields.required(kWhen);
        if (when && expect(when, Type::object, faults)) gate.when = when;
        read_gate_effect(fields, kAtMost, kDown, gate, grades, faults);
        gate.acts_if_unknown = fields.choice(kIfUnknown, kWays, 0) == 0;
        scheme.gates.push_back(std::move(gate));
    }
}

void read_roots(Value list, Scheme::Data& scheme, Faults& faults) {
    for (const Value element : list.elements()) {
        if (read_id(element, faults)) scheme.roots.push_back(element);
    }
}

}  // namespace

std::shared_ptr<Scheme::Data> read_scheme(std::shared_ptr<const Document> document, Faults& faults) {
    enum {
        kFormat, kId, kVersion, kTitle, kCatalogue, kFullMarks, kScale, kMeasures, kRoots, kWeights, kDefaultWeight,
        kAggregate, kUnassessed, kNotApplicable, kNoEvidence, kReconcile, kGates, kGrades, kCount
    };
    static constexpr std::array<std::string_view, kCount> kMembers{
        "format",   "id",      "version",        "title",     "catalogue",  "full_marks",     "scale",
        "measures", "roots",   "weights",        "default_weight", "aggregate", "unassessed", "not_applicable",
        "no_evidence", "reconcile", "gates",     "grades"};
    static constexpr std::array<std::string_view, 2> kDefaultWeights{"criteria", "equal"};
    static constexpr std::array<std::string_view, 3> kUnassessedWays{"bounds", "zero", "exclude"};
    static constexpr std::array<std::string_view, 2> kNotApplicableWays{"leave_out", "full_marks"};
    static constexpr std::array<std::string_view, 2> kNoEvidenceWays{"accept", "lowest"};

    auto scheme = std::make_shared<Scheme::Data>();
    scheme->document = std::move(document);
    const Fields fields(scheme->document->root(), kMembers, faults);
    scheme->identity.id = fields.required_id(kId);
    scheme->identity.version = fields.required_string(kVersion);
    scheme->title = fields.text_or_empty(kTitle);
    scheme->catalogue = fields.required_id(kCatalogue);
    scheme->catalogue_place = fields[kCatalogue];
    scheme->full_marks = fields.required_decimal(kFullMarks).value_or(kOne);
    scheme->full_marks_text = scheme->full_marks.text();
    if (scheme->full_marks <= kZero) faults.add("bad_value", fields[kFullMarks], "full marks are above 0");
    const auto list = [&](std::size_t field, auto read) {
        const auto value = fields.required_array(field, false);
        if (value && fits(*value, faults)) read(*value, *scheme, faults);
    };
    list(kScale, read_scale);
    list(kGrades, read_grades);
    list(kRoots, read_roots);
    read_table(fields[kMeasures], faults, [&](const Member& member) { read_measure(member, *scheme, faults); });
    const auto is_line = [](const Scheme::Data::Measure& measure) {
        return measure.shape == Scheme::Data::Measure::Shape::linear;
    };
    if (static_cast<std::size_t>(std::ranges::count_if(scheme->measures, is_line)) > kMostLines) {
        faults.add("limit", fields[kMeasures], "more than " + std::to_string(kMostLines) + " measures are linear");
    }
    read_table(fields[kWeights], faults, [&](const Member& member) { read_weight(member, *scheme, faults); });
    read_table(fields[kAggregate], faults, [&](const Member& member) { read_aggregate(member, *scheme, faults); });
    using Data = Scheme::Data;
    scheme->default_weight = static_cast<Data::DefaultWeight>(fields.choice(kDefaultWeight, kDefaultWeights, 0));
    scheme->unassessed = static_cast<Data::Unassessed>(fields.choice(kUnassessed, kUnassessedWays, 0));
    scheme->not_applicable = static_cast<Data::NotApplicable>(fields.choice(kNotApplicable, kNotApplicableWays, 0));
    scheme->no_evidence = static_cast<Data::NoEvidence>(fields.choice(kNoEvidence, kNoEvidenceWays, 0));
    scheme->stages = {"final", "expert", "self"};
    if (fields.has(kReconcile)) read_reconcile(fields[kReconcile], *scheme, faults);
    read_gates(fields[kGates], *scheme, faults);
    return scheme;
}

}  // namespace xuehui::scoring
