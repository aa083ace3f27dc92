// The parts of a sentence about a condition: facts with their values, and how they compare.
#pragma once

#include <string>

#include <xuehui/rules.hpp>
#include <xuehui/text.hpp>

#include "logic/trace.hpp"
#include "report/reasons.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::report {

class Tale {
public:
    Tale(const rules::Rulebook& book, Privacy privacy) : book_(book), privacy_(privacy) {}

    bool is_comparison(const logic::Trace& trace) const;
    // "任期届满日 2025-06-30，早于评价日 2026-03-31"; empty where there is nothing to say.
    Text comparison(const logic::Trace& trace) const;
    // "常务理事会由理事会选举产生：否".
    Text statement(const logic::Trace& trace) const;
    // "未经集体决定", "61280 元": as it reads behind the title of the fact.
    Text value(const logic::Operand& value, const Fact* fact) const;

private:
    const Fact* fact(const logic::Trace& trace) const;
    bool is_masked(const logic::Trace& trace) const;                       // it tells something of a person
    static Text spelled(const logic::Operand& value, const Fact* fact);    // whether or not it is personal
    Text side(const logic::Trace& trace, const logic::Trace& other, bool is_equality) const;
    Text term(const logic::Trace& trace, const logic::Trace* beside) const;
    Text result(const logic::Trace& trace) const;
    Text formula(const logic::Trace& trace) const;
    Text later(const logic::Trace& trace) const;
    void titles(const logic::Trace& trace, Text& list) const;
    Text share(const logic::Trace& ratio, std::string_view operation) const;

    const rules::Rulebook& book_;
    Privacy privacy_;
};

}  // namespace xuehui::report
