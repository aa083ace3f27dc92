// Gates run over what was found out: criteria, scores, findings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/verdicts.hpp"

namespace xuehui::engine {

// Whether a criterion is at most a rating worth so many millionths: false where it does not apply, unknown where nothing at
// all is known.
Truth at_most(bool not_applicable, const scoring::CriterionValue& value, std::int64_t millionths);

// What the findings say to each of the names that the scheme's gates ask about (Engine::Data::findings).
std::vector<Truth> answers(const Engine::Data& engine, std::span<const Finding> findings);

std::vector<GateResult> run_gates(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                                  std::span<const Finding> findings);

// What each step of a gate's program comes to, the last one being the gate's state.
std::vector<Truth> gate_steps(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                              std::span<const Finding> findings, std::size_t gate);

// The grade that gates leave of one. First the steps down are added up and taken off, then the caps. `acts(i)` says
// whether gate number i acts on it.
template <class Acts>
std::uint32_t lowered(const Scheme::Data& scheme, std::uint32_t grade, const Acts& acts) {
    const auto last = static_cast<std::uint32_t>(scheme.grades.size() - 1);
    std::uint64_t down = grade;
    for (std::size_t i = 0; i < scheme.gates.size(); ++i) {
        if (acts(i)) down += scheme.gates[i].grade_down;
    }
    grade = static_cast<std::uint32_t>(std::min<std::uint64_t>(down, last));
    for (std::size_t i = 0; i < scheme.gates.size(); ++i) {
        if (scheme.gates[i].grade_at_most && acts(i)) grade = std::max(grade, scheme.gates[i].at_most);
    }
    return grade;
}

// Whether a finding has a level, by its number, or a worse one.
Truth reaches(const Finding& finding, std::uint32_t level);

}  // namespace xuehui::engine
