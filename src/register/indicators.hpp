// Early warnings (预警): what a fact comes to, and the worst level whose threshold it has reached.
#pragma once

#include <optional>
#include <string>

#include <xuehui/assessment.hpp>

#include "base/faults.hpp"
#include "logic/operand.hpp"
#include "register/register_data.hpp"

namespace xuehui::ledger {

struct Reading {
    std::string value;                   // JSON; empty where the facts do not tell, or only in confidence
    std::optional<std::size_t> level;    // number in the matrix's levels
};

class Indicators {
public:
    // `matrix` may be null: then no level is told.
    Indicators(const Assessment& assessment, const RiskMatrix* matrix, Faults& faults)
        : assessment_(assessment), matrix_(matrix), faults_(faults) {}

    // Reports a fact that the engine does not know, and thresholds that ask of it what it cannot be. Levels have been
    // checked before. Of an engine without rules nothing is known.
    Reading read(const Register::Data::Warning& warning);

private:
    void check(const Register::Data::Threshold& threshold, std::uint32_t slot);
    bool is_reached(const Register::Data::Threshold& threshold, const logic::Operand& value) const;

    const Assessment& assessment_;
    const RiskMatrix* matrix_;
    Faults& faults_;
};

}  // namespace xuehui::ledger
