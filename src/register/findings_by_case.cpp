#include "register/findings_by_case.hpp"

#include <xuehui/engine.hpp>

namespace xuehui::ledger {

FindingsByCase::FindingsByCase(const Assessment& assessment) : assessment_(assessment) {
    for (const Finding& finding : assessment.findings()) {    // the most urgent first
        Rule& rule = rules_[rule_of(finding)];
        if (finding.case_id.empty() && finding.state == Finding::State::unknown) rule.is_open = true;
        const bool is_first = rule.cases.emplace(finding.case_id, &finding).second;
        if (is_first && finding.state == Finding::State::raised) raised_.push_back(&finding);
    }
}

std::string_view FindingsByCase::rule_of(const Finding& finding) const {
    return assessment_.engine().risk(finding.rule).id;
}

FindingsByCase::Answer FindingsByCase::about(std::string_view rule, std::string_view case_id) const {
    using State = Register::Data::State;
    const auto asked = rules_.find(rule);
    if (asked == rules_.end()) return {State::unknown};
    const auto found = asked->second.cases.find(case_id);
    if (found == asked->second.cases.end()) return {asked->second.is_open ? State::unknown : State::gone};
    switch (found->second->state) {
        case Finding::State::raised: return {State::open, found->second};
        case Finding::State::unknown: return {State::unknown};
        default: return {State::gone};
    }
}

}  // namespace xuehui::ledger
