// The parts of a sentence about a condition: facts with their values, and how they compare.
#pragma once

#include <string>
#include <string_view>

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
    // "金额 61280 元，不低于": what follows is what the first is held against.
    static bool ends_with_verb(std::string_view zh);
    // "合格的 5 项，低于" of a sentence that holds a number against another; empty of others.
    static std::string_view up_to_verb(std::string_view zh);
    // Whether something in it is a fact that a record states, and not only what was worked out or the dates.
    bool reads_record(const logic::Trace& trace) const;
    // "任期届满日 2025-06-30，早于评价日 2026-03-31"; empty where there is nothing to say.
    Text comparison(const logic::Trace& trace) const;
    Text membership(const logic::Trace& trace) const;
    // "用印登记不完整"; where the rules have no such words, "用印登记完整：否".
    Text statement(const logic::Trace& trace) const;
    // "未经集体决定", "61280 元": as it reads behind the title of the fact.
    Text value(const logic::Operand& value, const Fact* fact) const;

private:
    // What a sentence is about, or what it is held against: in English "term (5 years)" rather than "term: 5 years".
    enum class Role { subject, object };

    const Fact* fact(const logic::Trace& trace) const;
    bool is_masked(const logic::Trace& trace) const;                       // it tells something of a person
    static Text spelled(const logic::Operand& value, const Fact* fact);    // whether or not it is personal
    Text side(const logic::Trace& trace, const logic::Trace& other, bool is_equality, Role role) const;
    Text term(const logic::Trace& trace, const logic::Trace* beside, Role role) const;
    Text result(const logic::Trace& trace, Role role) const;
    Text formula(const logic::Trace& trace) const;
    Text span(const logic::Trace& trace) const;
    Text later(const logic::Trace& trace) const;
    Text later_day(const logic::Trace& trace) const;
    void titles(const logic::Trace& trace, Text& list) const;
    Text share(const logic::Trace& ratio, std::string_view operation) const;
    Text count(const logic::Trace& trace) const;
    bool is_multiple_of_nothing(const logic::Trace& trace) const;
    Text both_counts(const logic::Trace& left, const logic::Trace& right) const;
    Text clause(const logic::Trace& trace) const;

    const rules::Rulebook& book_;
    Privacy privacy_;
};

}  // namespace xuehui::report
