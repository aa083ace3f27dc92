// Gates run over what was found out: criteria, scores, findings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/verdicts.hpp"

namespace xuehui::engine {

std::vector<GateResult> run_gates(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                                  std::span<const Finding> findings);

// What each step of a gate's program comes to, the last one being the gate's state.
std::vector<Truth> gate_steps(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                              std::span<const Finding> findings, std::size_t gate);

// Whether a finding has a level, by its number, or a worse one.
Truth reaches(const Finding& finding, std::uint32_t level);

}  // namespace xuehui::engine
