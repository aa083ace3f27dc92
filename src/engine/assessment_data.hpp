// What an assessment is made of.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/record.hpp>

#include "logic/facts.hpp"
#include "scoring/evaluate.hpp"

namespace xuehui {

struct Assessment::Data {
    Engine engine;
    Record record;
    std::optional<Bounds> total;
    std::int64_t lower_marks = 0;      // hundredths of a mark
    std::int64_t upper_marks = 0;
    std::uint32_t lower_grade = 0;     // numbers in the scheme's grades; meaningless without a total
    std::uint32_t upper_grade = 0;
    std::uint32_t lower_grade_before_gates = 0;
    std::uint32_t upper_grade_before_gates = 0;
    Coverage coverage;
    std::vector<NodeResult> nodes;
    std::vector<scoring::Deciders> deciders;    // of each of the nodes
    std::vector<CriterionResult> criteria;
    std::vector<GateResult> gates;
    std::vector<Warning> warnings;
    std::optional<logic::Facts> facts;          // of an engine with rules
    std::vector<Finding> findings;
    std::vector<Conflict> conflicts;
    std::vector<Deadline> deadlines;
};

}  // namespace xuehui
