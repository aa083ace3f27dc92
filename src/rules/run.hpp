// Rules run over the facts of one record, up to what they say of criteria. (Risks are a module of their own.)
#pragma once

#include <optional>
#include <span>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/document.hpp"
#include "logic/budget.hpp"
#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::rules {

// The record's facts, by slot, and those worked out from them.
logic::Facts derive(const Rulebook& book, Value facts, Date as_of, Date from, Date to, logic::Budget& budget);

// The ratings of a check's cases as numbers in a scale of `size`, 0 the best; what is not of the scale (not applicable) is
// negative.
struct CaseRatings {
    std::span<const std::int32_t> numbers;
    std::int32_t size;
};

// What a check says: a rating; or a ceiling, a floor, or both; or a measure; or nothing.
//
// The first true case decides. While cases before it are open, each of them may turn out to be the first; what is said then
// is the least that all of them say, so that it holds whatever the open ones turn out to be, and nothing tighter does.
struct CheckOutcome {
    std::optional<std::int32_t> rating;
    std::optional<std::int32_t> at_most, at_least;
    std::optional<Decimal> measure;
    std::uint32_t decided = 0;    // number of the true case
    bool is_joint = false;        // cases before it are open

    bool says_nothing() const { return !rating && !at_most && !at_least && !measure; }
};

CheckOutcome run(const Rulebook::Check& check, CaseRatings ratings, const logic::Facts& facts, logic::Budget& budget);

}  // namespace xuehui::rules
