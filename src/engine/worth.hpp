// What verdicts are worth under a scheme's policies.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/engine_data.hpp"
#include "scoring/criterion_value.hpp"

namespace xuehui::engine {

class Worth {
public:
    explicit Worth(const Engine::Data& engine)
        : scheme_(engine.scheme.data()), unit_(engine.plan->unit), plan_(*engine.plan) {}

    scoring::CriterionValue not_applicable() const;
    scoring::CriterionValue unassessed() const;
    // Of the rating with that number in the scale.
    scoring::CriterionValue rated(std::int32_t number) const;
    // Of a criterion for which the scheme has a measure.
    scoring::CriterionValue measured(Decimal measure, std::uint32_t criterion) const;
    // What a rating or measure without evidence is worth instead of its own value, if anything.
    std::optional<scoring::CriterionValue> without_evidence() const;
    // Nobody rated it, but the facts say that it is not better (at_most), or not worse (at_least), than a rating, or both.
    scoring::CriterionValue limited(const Derived& derived) const;

private:
    // Millionths in the common unit; a value that is not whole there (a flat end of a line) keeps its own.
    struct InUnits {
        std::uint64_t numerator, denominator;
    };
    InUnits in_units(std::int64_t millionths) const;

    const Scheme::Data& scheme_;
    std::uint64_t unit_;
    const scoring::Plan& plan_;
};

}  // namespace xuehui::engine
