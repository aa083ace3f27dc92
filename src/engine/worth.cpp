#include "engine/worth.hpp"

namespace xuehui::engine {

namespace {

using scoring::CriterionValue;
using Scoring = Scheme::Data;

CriterionValue exactly(std::uint64_t numerator, std::uint64_t denominator) {
    return {true, numerator, numerator, denominator};
}

}  // namespace

CriterionValue Worth::not_applicable() const {
    return scheme_.not_applicable == Scoring::NotApplicable::full_marks ? exactly(unit_, unit_) : CriterionValue{};
}

CriterionValue Worth::unassessed() const {
    switch (scheme_.unassessed) {
        case Scoring::Unassessed::bounds: return {true, 0, unit_, unit_};
        case Scoring::Unassessed::zero: return exactly(0, unit_);
        case Scoring::Unassessed::exclude: break;
    }
    return {};
}

CriterionValue Worth::rated(std::int32_t number) const {
    const InUnits value = in_units(scheme_.scale[static_cast<std::size_t>(number)].value);
    return exactly(value.numerator, value.denominator);
}

CriterionValue Worth::measured(Decimal measure, std::uint32_t criterion) const {
    const auto number = static_cast<std::size_t>(plan_.criteria[criterion].measure);
    const auto [numerator, denominator] = scoring::value_of(scheme_.measures[number], measure);
    if (denominator != static_cast<uint128>(kMillion)) return {true, numerator, numerator, denominator};
    const InUnits value = in_units(static_cast<std::int64_t>(numerator));
    return exactly(value.numerator, value.denominator);
}

std::optional<CriterionValue> Worth::without_evidence() const {
    if (scheme_.no_evidence != Scoring::NoEvidence::lowest) return std::nullopt;
    return rated(static_cast<std::int32_t>(scheme_.scale.size() - 1));
}

CriterionValue Worth::limited(const Derived& derived) const {
    CriterionValue value = unassessed();
    if (scheme_.unassessed != Scoring::Unassessed::bounds) return value;
    const CriterionValue limit = rated(derived.rating);
    if (derived.kind == Derived::Kind::between)
        return {true, rated(derived.floor).lower, limit.upper, limit.denominator};
    const bool is_ceiling = derived.kind == Derived::Kind::at_most;
    const uint128 end = is_ceiling ? 0 : limit.denominator;
    return is_ceiling ? CriterionValue{true, end, limit.upper, limit.denominator}
                      : CriterionValue{true, limit.lower, end, limit.denominator};
}

Worth::InUnits Worth::in_units(std::int64_t millionths) const {
    constexpr std::uint64_t kAll = kMillion;
    const auto share = static_cast<std::uint64_t>(millionths);
    const std::uint64_t product = share * unit_;    // neither is above a million
    if (product % kAll == 0) return {product / kAll, unit_};
    return {share, kAll};
}

}  // namespace xuehui::engine
