// Gates as steps on tables: each test of a rating is one, since a code gives its answer.
#include <algorithm>

#include "batch/panel_tables.hpp"
#include "engine/gates.hpp"

namespace xuehui::batch {

namespace {

class GateSteps {
public:
    GateSteps(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables)
        : data_(data),
          plan_(*data.engine.data().plan),
          scheme_(data.engine.data().scheme.data()),
          criteria_(criteria),
          tables_(tables) {}

    // Postorder again, with two at a time: what `all` and `any` take off the stack is folded as it comes.
    bool lay() {
        if (plan_.gates.size() > panel::kMostGates) return false;
        for (std::size_t i = 0; i < plan_.gates.size(); ++i) {
            std::vector<panel::Step> steps;
            if (!lay_steps(plan_.gates[i], steps)) return false;
            const Scheme::Data::Gate& gate = scheme_.gates[i];
            tables_.gates.push_back(gate_of(gate, steps));
            tables_.steps.insert(tables_.steps.end(), steps.begin(), steps.end());
        }
        return true;
    }

private:
    static panel::Gate gate_of(const Scheme::Data::Gate& gate, const std::vector<panel::Step>& steps) {
        panel::Gate laid{};
        laid.steps = static_cast<std::uint32_t>(steps.size());
        laid.grade_at_most = static_cast<std::uint8_t>(gate.grade_at_most ? gate.at_most : 0);
        laid.grade_down = static_cast<std::uint8_t>(std::min<std::uint32_t>(gate.grade_down, 255));
        laid.acts_if_unknown = gate.acts_if_unknown;
        laid.is_any = std::ranges::all_of(steps, [](const panel::Step& step) {
            return step.op == panel::Step::test || step.op == panel::Step::or_test;
        });
        laid.never_acts = is_constant(steps) &&
                          steps.front().operand < (gate.acts_if_unknown ? state(Truth::unknown) : state(Truth::yes));
        return laid;
    }

    static std::uint8_t state(Truth truth) { return truth == Truth::yes ? 3 : truth == Truth::unknown ? 2 : 0; }

    bool lay_steps(const scoring::GateProgram& gate, std::vector<panel::Step>& steps) const {
        using Op = scoring::Instruction::Op;
        std::vector<std::vector<panel::Step>> parts;    // the stack, as what puts it there
        for (const scoring::Instruction& instruction : gate) {
            switch (instruction.op) {
                case Op::node_below: return false;
                case Op::criterion_at_most: parts.push_back({test(instruction)}); break;
                case Op::finding:
                case Op::finding_level: parts.push_back({constant(state(data_.found_out[instruction.target]))}); break;
                case Op::negate: parts.back().push_back({{{3, 0, 2, 0}}, 0, panel::Step::negate}); break;
                case Op::all: fold(parts, instruction.target, true); break;
                case Op::any: fold(parts, instruction.target, false); break;
            }
        }
        steps = std::move(parts.back());
        std::size_t depth = 0, most = 0;
        for (const panel::Step& step : steps) {
            if (step.op == panel::Step::test || step.op == panel::Step::constant) most = std::max(most, ++depth);
            if (step.op == panel::Step::either || step.op == panel::Step::both) --depth;
        }
        return most <= panel::kMostDepth;
    }

    static void fold(std::vector<std::vector<panel::Step>>& parts, std::uint32_t count, bool all) {
        std::vector<panel::Step> folded{constant(all ? 3 : 0)};
        const auto first = parts.end() - count;
        for (auto part = first; part != parts.end(); ++part) {
            if (part == first) {
                folded = std::move(*part);
            } else if (is_constant(folded) && is_constant(*part)) {
                folded.front().operand = all ? folded.front().operand & part->front().operand
                                             : folded.front().operand | part->front().operand;
            } else if (part->size() == 1 && part->front().op == panel::Step::test) {
                folded.push_back(part->front());
                folded.back().op = all ? panel::Step::and_test : panel::Step::or_test;
            } else {
                folded.insert(folded.end(), part->begin(), part->end());
                folded.push_back({{}, 0, all ? panel::Step::both : panel::Step::either});
            }
        }
        parts.erase(first, parts.end());
        parts.push_back(std::move(folded));
    }

    static bool is_constant(const std::vector<panel::Step>& steps) {
        return steps.size() == 1 && steps.front().op == panel::Step::constant;
    }
    static panel::Step constant(std::uint8_t value) { return {{}, value, panel::Step::constant}; }

    panel::Step test(const scoring::Instruction& instruction) const {
        panel::Step step{{}, criteria_.column(instruction.target), panel::Step::test};
        for (std::size_t code = 0; code < criteria_.codes(); ++code) {
            step.table.at[code] = state(engine::at_most(criteria_.is_not_applicable(instruction.target, code),
                                                        criteria_.value(instruction.target, code), instruction.value));
        }
        return step;
    }

    const ColumnScorer::Data& data_;
    const scoring::Plan& plan_;
    const Scheme::Data& scheme_;
    const PanelCriteria& criteria_;
    PanelTables& tables_;
};

}  // namespace

bool lay_gates(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables) {
    return GateSteps(data, criteria, tables).lay();
}

}  // namespace xuehui::batch
