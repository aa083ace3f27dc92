// Gates (一票否决／封顶): conditions that lower the reference grade whatever the score.
//
// A condition is compiled to a flat program in postorder, small enough to be evaluated on a stack of truth values. What
// it asks about scores of nodes becomes a table of thresholds that the evaluation fills in, because only it has
// the exact numbers; what it asks about criteria is a comparison of their own small bounds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <xuehui/truth.hpp>

#include "base/document.hpp"
#include "base/faults.hpp"
#include "base/id_index.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::scoring {

// "the score of a node is below x", in millionths.
struct NodeThreshold {
    std::uint32_t node = 0;
    std::int64_t below = 0;
};

struct Instruction {
    enum class Op : std::uint8_t { criterion_at_most, node_below, finding, finding_level, negate, all, any };
    Op op;
    std::uint32_t target = 0;    // a criterion, a threshold, a name, or how many truths `all` and `any` take off the stack
    std::int64_t value = 0;      // of the rating that criterion_at_most compares with, in millionths
};

using GateProgram = std::vector<Instruction>;

// What a gate asks of findings is told by names: which rules there are is not the scheme's to know.
struct FindingName {
    std::string_view name;      // a rule's, or a level's
    bool asks_level = false;
    std::uint32_t number = 0;   // set by whoever knows the rules
    bool is_known = false;
};

struct GateNames {
    const IdIndex& indicators;
    const IdIndex& criteria;
    const IdIndex& ratings;    // of the scale, by their places in it
    const std::vector<Rating>& scale;
};

// Compiles a gate's "when". Faults: wrong_type, bad_logic, unknown_member, unknown_id, bad_value, limit.
GateProgram compile_gate(Value when, const GateNames& names, std::vector<NodeThreshold>& thresholds,
                         std::vector<FindingName>& findings, Faults& faults);

// Three-valued. `criterion_at_most(number, value)` answers for a criterion, `found(op, number)` for a name; `nodes` holds
// the answers to the thresholds. `note(truth)` is told what each of the steps came to.
template <class CriterionAtMost, class Found, class Note>
Truth run_gate(const GateProgram& program, std::span<const Truth> nodes, std::vector<Truth>& stack,
               const CriterionAtMost& criterion_at_most, const Found& found, const Note& note) {
    stack.clear();
    const auto fold = [&](std::uint32_t count, Truth start, auto combine) {
        for (; count > 0; --count) {
            start = combine(start, stack.back());
            stack.pop_back();
        }
        stack.push_back(start);
    };
    for (const Instruction& step : program) {
        switch (step.op) {
            case Instruction::Op::criterion_at_most: stack.push_back(criterion_at_most(step.target, step.value)); break;
            case Instruction::Op::node_below: stack.push_back(nodes[step.target]); break;
            case Instruction::Op::finding:
            case Instruction::Op::finding_level: stack.push_back(found(step.op, step.target)); break;
            case Instruction::Op::negate: stack.back() = !stack.back(); break;
            case Instruction::Op::all: fold(step.target, Truth::yes, both); break;
            case Instruction::Op::any: fold(step.target, Truth::no, either); break;
        }
        note(stack.back());
    }
    return stack.back();
}

}  // namespace xuehui::scoring
