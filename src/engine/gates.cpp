#include "engine/gates.hpp"

namespace xuehui::engine {

namespace {

using Op = scoring::Instruction::Op;
using State = Finding::State;

Truth was_raised(const Finding& finding) {
    if (finding.state == State::raised) return Truth::yes;
    return finding.state == State::unknown ? Truth::unknown : Truth::no;
}

// Of any of a rule's cases, or of any finding at all. Nobody knows what a rule that is not loaded would have found.
Truth answer(const scoring::FindingName& asked, std::span<const Finding> findings) {
    if (!asked.is_known) return Truth::unknown;
    Truth found = Truth::no;
    for (const Finding& finding : findings) {
        if (asked.asks_level) {
            found = either(found, reaches(finding, asked.number));
        } else if (finding.rule == asked.number) {
            found = either(found, was_raised(finding));
        }
    }
    return found;
}

template <class Note>
Truth run(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
          std::span<const Truth> found_out, std::size_t gate, std::vector<Truth>& stack, const Note& note) {
    const auto criterion_at_most = [&](std::uint32_t criterion, std::int64_t value) {
        return at_most(judged.verdicts[criterion].not_applicable, judged.values[criterion], value);
    };
    const auto found = [&](Op, std::uint32_t name) { return found_out[name]; };
    return scoring::run_gate(engine.plan->gates[gate], scores.thresholds, stack, criterion_at_most, found, note);
}

}  // namespace

Truth at_most(bool not_applicable, const scoring::CriterionValue& value, std::int64_t millionths) {
    if (not_applicable) return Truth::no;
    return value.counts ? scoring::at_most(value, millionths) : Truth::unknown;
}

std::vector<Truth> answers(const Engine::Data& engine, std::span<const Finding> findings) {
    std::vector<Truth> truths;
    truths.reserve(engine.findings.size());
    for (const scoring::FindingName& asked : engine.findings) truths.push_back(answer(asked, findings));
    return truths;
}

Truth reaches(const Finding& finding, std::uint32_t level) {
    if (!finding.is_open() || finding.level.lower > level) return Truth::no;
    return both(was_raised(finding), finding.level.upper <= level ? Truth::yes : Truth::unknown);
}

std::vector<GateResult> run_gates(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                                  std::span<const Finding> findings) {
    const Scheme::Data& scheme = engine.scheme.data();
    const std::vector<Truth> found_out = answers(engine, findings);
    std::vector<Truth> stack;
    std::vector<GateResult> results;
    results.reserve(scheme.gates.size());
    for (std::size_t i = 0; i < scheme.gates.size(); ++i) {
        const Scheme::Data::Gate& gate = scheme.gates[i];
        const Truth state = run(engine, judged, scores, found_out, i, stack, [](Truth) {});
        const std::string_view cap = gate.grade_at_most ? std::string_view(scheme.grades[gate.at_most].id) : "";
        results.push_back({gate.id, state, cap, gate.grade_down, !gate.acts_if_unknown});
    }
    return results;
}

std::vector<Truth> gate_steps(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                              std::span<const Finding> findings, std::size_t gate) {
    std::vector<Truth> stack, steps;
    run(engine, judged, scores, answers(engine, findings), gate, stack, [&](Truth truth) { steps.push_back(truth); });
    return steps;
}

}  // namespace xuehui::engine
