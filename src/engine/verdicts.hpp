// The first half of an assessment: from a record to one verdict per criterion, with the value it is worth.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xuehui/assessment.hpp>

#include "engine/engine_data.hpp"
#include "record/record_data.hpp"
#include "scoring/evaluate.hpp"

namespace xuehui::engine {

// Which criterion and which rating each of a record's ratings names, as numbers.
struct BoundRatings {
    std::vector<std::uint32_t> criterion;
    std::vector<std::int32_t> rating;    // in the scale; CriterionResult::kNotApplicable; kNone where it was measured
};

// Looks the names of a record up; what the engine does not have is reported.
BoundRatings bind_ratings(const Engine::Data& engine, const Record::Data& record, Faults& faults);

struct Verdict {
    std::int32_t rating = CriterionResult::kNone;
    std::int32_t record_rating = CriterionResult::kNone;    // the rating that counts
    Source source = Source::unassessed;
    bool not_applicable = false;
};

struct Verdicts {
    std::vector<Verdict> verdicts;                    // of each criterion of the catalogue
    std::vector<scoring::CriterionValue> values;      // likewise
    logic::Budget budget;                             // what is left for the conditions of the remarks
};

// Reconciles assessors, asks the facts what applies, and says what each criterion is worth.
Verdicts judge(const Engine::Data& engine, const Record::Data& record, const BoundRatings& bound);

// Remarks on the ratings that count, in catalogue order.
std::vector<Warning> warn(const Engine::Data& engine, const Record::Data& record, const Verdicts& verdicts);

}  // namespace xuehui::engine
