// What a criterion is worth: exact bounds over one denominator, and what is asked of them.
#pragma once

#include <cstdint>

#include <xuehui/assessment.hpp>
#include <xuehui/truth.hpp>

#include "base/uint128.hpp"

namespace xuehui::scoring {

struct CriterionValue {
    bool counts = false;       // false: left out
    uint128 lower = 0;         // numerators over the same denominator
    uint128 upper = 0;
    uint128 denominator = 1;
};

// In millionths, each bound rounded half to even.
Bounds written(const CriterionValue& value);

// Whether a value that counts is at most so many millionths; unknown where its bounds leave it open.
Truth at_most(const CriterionValue& value, std::int64_t millionths);

}  // namespace xuehui::scoring
