// Gates run over what was found out: criteria, scores, findings.
#pragma once

#include <span>
#include <vector>

#include "engine/verdicts.hpp"

namespace xuehui::engine {

std::vector<GateResult> run_gates(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
                                  std::span<const Finding> findings);

}  // namespace xuehui::engine
