// From the values of the criteria to everything that follows from them: scores of nodes, total, marks, grades, the
// gates' thresholds, contributions and gains. Exact; each number is rounded once, when it is written down.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/truth.hpp>

#include "scoring/criterion_value.hpp"
#include "scoring/plan.hpp"

namespace xuehui::scoring {

// Of an indicator with `min` or `max`: the plan's slots that give its lower and its upper bound.
struct Deciders {
    std::uint32_t lower = 0;
    std::uint32_t upper = 0;
};

struct Scores {
    std::vector<std::optional<Bounds>> nodes;           // of each of plan.result_nodes
    std::vector<Deciders> deciders;                     // likewise
    std::optional<Bounds> total;
    std::int64_t lower_marks = 0;                       // hundredths of a mark
    std::int64_t upper_marks = 0;
    std::uint32_t lower_grade = 0;                      // numbers in the scheme's grades, before gates
    std::uint32_t upper_grade = 0;
    std::vector<Truth> thresholds;                      // of each of plan.thresholds
    std::vector<std::int32_t> contributions;            // of each of plan.result_criteria
    std::vector<std::optional<std::int32_t>> gains;
};

// How far to go: `scores` leaves contributions and gains empty.
enum class Detail : std::uint8_t { scores, all };

// `values` has an entry for each criterion of the catalogue; those outside the roots are seen by thresholds only.
Scores evaluate(const Plan& plan, const Scheme::Data& scheme, std::span<const CriterionValue> values, Detail detail);

// The same for many sets of values, one after the other, in memory that is kept from one to the next. One thread at a time;
// the plan and the scheme have to live as long.
class Evaluator {
public:
    Evaluator(const Plan& plan, const Scheme::Data& scheme);
    Evaluator(Evaluator&&) noexcept;
    ~Evaluator();

    // Good until the next call.
    const Scores& evaluate(std::span<const CriterionValue> values, Detail detail);

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The same with unbounded numbers from the start, which is what evaluate() falls back to.
Scores evaluate_wide(const Plan& plan, const Scheme::Data& scheme, std::span<const CriterionValue> values,
                     Detail detail);

}  // namespace xuehui::scoring
