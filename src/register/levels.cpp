#include "register/levels.hpp"

#include <algorithm>

#include "json/write.hpp"

namespace xuehui::ledger {

namespace {

Steps lowered(Steps steps, unsigned by) {
    const auto lower = [by](std::uint8_t step) { return static_cast<std::uint8_t>(step > by ? step - by : 1U); };
    return {lower(steps.lower), lower(steps.upper)};
}

}  // namespace

Weight weight_of(const Register::Data::Entry& entry) {
    Weight weight;
    if (entry.finding) weight = {entry.finding->likelihood, entry.finding->impact};
    if (entry.likelihood) weight.likelihood = *entry.likelihood;
    if (entry.impact) weight.impact = *entry.impact;
    return weight;
}

Weight residual_of(const Register::Data::Entry& entry, Date day) {
    constexpr unsigned kMost = RiskMatrix::kSteps;    // more lowers nothing
    unsigned likelihood = 0;
    unsigned impact = 0;
    for (const Register::Data::Control& control : entry.controls) {
        if (!control.is_in_place(day)) continue;
        likelihood = std::min(likelihood + control.likelihood, kMost);
        impact = std::min(impact + control.impact, kMost);
    }
    const Weight weight = weight_of(entry);
    return {lowered(weight.likelihood, likelihood), lowered(weight.impact, impact)};
}

RegisterView::Level level_of(const RiskMatrix& matrix, const Weight& weight) {
    return {matrix.cells[weight.likelihood.upper - 1U][weight.impact.upper - 1U],
            matrix.cells[weight.likelihood.lower - 1U][weight.impact.lower - 1U]};
}

std::string level_name(const RiskMatrix& matrix, RegisterView::Level level) {
    const std::string& worst = matrix.levels[level.worst].id;
    return level.worst == level.mildest ? worst : matrix.levels[level.mildest].id + '-' + worst;
}

std::string level_json(const RiskMatrix& matrix, RegisterView::Level level) {
    std::string out;
    json::Writer writer(out);
    if (level.worst == level.mildest) {
        writer.string(matrix.levels[level.worst].id);
    } else {
        writer.begin_object().key("lower").string(matrix.levels[level.mildest].id);
        writer.key("upper").string(matrix.levels[level.worst].id).end_object();
    }
    return out;
}

std::string steps_json(Steps steps) {
    if (steps.lower == steps.upper) return std::to_string(steps.lower);
    return "{\"lower\":" + std::to_string(steps.lower) + ",\"upper\":" + std::to_string(steps.upper) + '}';
}

}  // namespace xuehui::ledger
