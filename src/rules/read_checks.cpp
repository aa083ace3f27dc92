// Reads checks: what facts say about the rating of a criterion.
#include <array>

#include "base/fields.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

namespace {

using Case = Rules::Data::Case;
using Effect = Rules::Data::Effect;

void read_case(Value element, Rules::Data::Check& check, Faults& faults) {
    enum { kWhen, kRating, kAtMost, kAtLeast, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"when", "rating", "at_most", "at_least"};
    static constexpr std::array kEffects{Effect::rating, Effect::at_most, Effect::at_least};
    const Fields fields(element, kMembers, faults);
    if (!fields.is_object()) return;
    Case entry;
    entry.place = element;
    entry.when = fields.required(kWhen);
    int effects = 0;
    for (std::size_t i = 0; i < kEffects.size(); ++i) {
        const Value rating = fields[kRating + i];
        if (!rating) continue;
        ++effects;
        entry.effect = kEffects[i];
        if (read_id(rating, faults)) entry.rating = rating;
    }
    if (effects != 1) {
        faults.add("bad_value", element, "a case has exactly one of 'rating', 'at_most' and 'at_least'");
        return;
    }
    if (entry.when && entry.rating) check.cases.push_back(entry);
}

}  // namespace

void read_checks(Value list, Rules::Data& rules, Faults& faults) {
    enum { kCriterion, kCases, kMeasure, kBasis, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"criterion", "cases", "measure", "basis"};
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        Rules::Data::Check check;
        check.place = element;
        if (!fields.required_id(kCriterion).empty()) check.criterion = fields[kCriterion];
        check.measure = fields[kMeasure];
        check.basis = read_basis(fields[kBasis], faults);
        if (fields.has(kCases) == fields.has(kMeasure)) {
            faults.add("bad_value", element, "a check has either 'cases' or a 'measure'");
        } else if (const auto cases = fields.has(kCases) ? fields.required_array(kCases, false) : std::nullopt) {
            for (const Value entry : cases->elements()) read_case(entry, check, faults);
        }
        if (check.criterion) rules.checks.push_back(std::move(check));
    }
}

}  // namespace xuehui::rules
