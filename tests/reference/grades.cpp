// Conditions, gates and grades.
#include <algorithm>
#include <iterator>

#include "reference/reference.hpp"

namespace reference {

Truth Reference::holds(const Json& condition, const Verdicts& verdicts, const std::vector<Finding>& findings) const {
    if (const Json* all = condition.find("all")) {
        bool open = false;
        for (const Json& part : all->items) {
            const Truth truth = holds(part, verdicts, findings);
            if (truth == Truth(false)) return false;
            if (!truth) open = true;
        }
        return open ? Truth() : Truth(true);
    }
    if (const Json* any = condition.find("any")) {
        bool open = false;
        for (const Json& part : any->items) {
            const Truth truth = holds(part, verdicts, findings);
            if (truth == Truth(true)) return true;
            if (!truth) open = true;
        }
        return open ? Truth() : Truth(false);
    }
    if (const Json* part = condition.find("not")) return negation(holds(*part, verdicts, findings));
    if (const Json* node = condition.find("node")) {
        const std::optional<Exact> bounds = score(*nodes_.at(node->text), verdicts);
        const Rational limit = decimal(condition.at("below").text);
        if (!bounds || bounds->lower >= limit) return false;
        return bounds->upper < limit ? Truth(true) : Truth();
    }
    if (const Json* criterion = condition.find("criterion")) {
        const Verdict& verdict = verdicts.at(criterion->text);
        const Rational limit = scale_value(condition.at("at_most").text);
        if (verdict.not_applicable) return false;
        if (!verdict.value) return {};    // unassessed, and left out
        if (verdict.value->lower > limit) return false;
        return verdict.value->upper <= limit ? Truth(true) : Truth();
    }
    if (!rules_) return {};    // of rules that are not loaded nothing is known
    if (const Json* level = condition.find("finding_level")) return rules_->reached(level->text, findings);
    const std::string rule = condition.at("finding").text;
    std::vector<Finding> own;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(own),
                 [&](const Finding& one) { return one.rule == rule; });
    return rules_->has_rule(rule) ? raised(own) : Truth();
}

std::size_t Reference::grade_of(const Rational& bound) const {
    const std::vector<Json>& grades = scheme_.at("grades").items;
    std::size_t grade = 0;
    while (decimal(grades[grade].at("at_least").text) > bound) ++grade;
    return grade;
}

void Reference::add_grades(const Verdicts& verdicts, Outcome& outcome) const {
    const std::vector<Json>& grades = scheme_.at("grades").items;
    const auto number_of = [&](const std::string& id) {
        std::size_t grade = 0;
        while (grades[grade].at("id").text != id) ++grade;
        return grade;
    };
    // Sums first, then caps; sums need not end at the number of grades.
    Integer lower_down = 0;
    Integer upper_down = 0;
    std::size_t lower_cap = 0;
    std::size_t upper_cap = 0;
    if (const Json* gates = scheme_.find("gates")) {
        for (const Json& gate : gates->items) {
            const Truth state = holds(gate.at("when"), verdicts, outcome.findings);
            outcome.gates.push_back({gate.at("id").text, state});
            const bool passes = gate.text_of("if_unknown") == "passes";
            const bool on_lower = state == Truth(true) || (state != Truth(false) && !passes);
            const bool on_upper = state == Truth(true);
            if (const Json* down = gate.find("grade_down")) {
                const Integer steps = numerator(decimal(down->text));
                if (on_lower) lower_down += steps;
                if (on_upper) upper_down += steps;
            } else {
                const std::size_t cap = number_of(gate.at("grade_at_most").text);
                if (on_lower) lower_cap = std::max(lower_cap, cap);
                if (on_upper) upper_cap = std::max(upper_cap, cap);
            }
        }
    }
    if (!outcome.exact) return;
    const auto name = [&](std::size_t grade) { return grades[grade].at("id").text; };
    const auto lowered = [&](std::size_t grade, const Integer& down, std::size_t cap) {
        const Integer last = grades.size() - 1;
        const Integer stepped = std::min(last, Integer(down + grade));
        return std::max(static_cast<std::size_t>(stepped), cap);
    };
    const std::size_t lower = grade_of(outcome.exact->lower);
    const std::size_t upper = grade_of(outcome.exact->upper);
    outcome.before_gates = {name(lower), name(upper)};
    outcome.grade = {name(lowered(lower, lower_down, lower_cap)), name(lowered(upper, upper_down, upper_cap))};
}

}  // namespace reference
