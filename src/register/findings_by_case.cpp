#include "register/findings_by_case.hpp"

#include <algorithm>

#include <xuehui/engine.hpp>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"

namespace xuehui::ledger {

namespace {

// A key without the number that tells elements of which all is the same.
std::string_view said_by(std::string_view key) { return key.substr(0, key.find('-')); }

}  // namespace

FindingsByCase::FindingsByCase(const Assessment& assessment) : assessment_(assessment) {
    for (const Finding& finding : assessment.findings()) add(finding);    // the most urgent first
}

void FindingsByCase::add(const Finding& finding) {
    Rule& rule = rules_[rule_of(finding)];
    const bool is_of_list = !assessment_.engine().risk(finding.rule).each.empty();
    if (is_of_list && !finding.element) {    // of the list as a whole: it is empty, or not known
        rule.is_unknown |= finding.state == Finding::State::unknown;
        return;
    }
    Case& added = cases_.emplace_back(Case{&finding, {}});
    if (finding.element) {
        const risk::CaseKey& key = keys_of(finding)[*finding.element];
        added.key = key.text;
        added.is_certain = key.is_certain;
        if (key.is_certain) {
            add_alias(rule, key.without_id, added);
            if (risk::stands_for_itself(finding.case_id)) add_alias(rule, finding.case_id, added);
        }
    }
    rule.cases.emplace(added.key, &added);
    if (finding.state == Finding::State::raised) raised_.push_back(&added);
}

void FindingsByCase::add_alias(Rule& rule, std::string_view alias, Case& known) {
    const auto [found, is_first] = rule.aliases.emplace(alias, &known);
    if (!is_first) found->second = nullptr;
}

const std::vector<risk::CaseKey>& FindingsByCase::keys_of(const Finding& finding) {
    const auto [found, is_new] = keys_.try_emplace(assessment_.engine().risk(finding.rule).each);
    if (is_new) {
        const rules::Rulebook& book = *assessment_.engine().data().rulebook;
        found->second = risk::case_keys(book, *assessment_.data().facts, book.risks[finding.rule].each,
                                        assessment_.record().organisation_id());
    }
    return found->second;
}

std::string_view FindingsByCase::rule_of(const Finding& finding) const {
    return assessment_.engine().risk(finding.rule).id;
}

void FindingsByCase::claim(std::vector<Register::Data::Entry>& entries) {
    const auto each = [&](auto&& visit) {
        for (Register::Data::Entry& entry : entries) {
            const auto rule = entry.finding ? rules_.find(entry.finding->rule) : rules_.end();
            if (rule != rules_.end()) visit(*entry.finding, rule->second);
        }
    };
    const auto enter = [](Register::Data::Finding& entry, const Cases& cases) {
        const auto found = cases.find(entry.case_id);
        if (found == cases.end() || !found->second || found->second->entered) return;
        found->second->entered = entry.first_seen;
        entry.case_id = found->second->key;
    };
    each([&](Register::Data::Finding& entry, Rule& rule) { enter(entry, rule.cases); });
    each([&](Register::Data::Finding& entry, Rule& rule) {
        if (!rule.cases.contains(entry.case_id)) enter(entry, rule.aliases);
    });
    pass_on(entries);
    look_for_candidates();
}

void FindingsByCase::pass_on(std::vector<Register::Data::Entry>& entries) {
    std::unordered_map<std::string_view, std::vector<const Risk*>> successors;
    const Engine& engine = assessment_.engine();
    for (std::size_t i = 0; i < engine.risk_count(); ++i) {
        for (const std::string& rule : engine.risk(i).succeeds) successors[rule].push_back(&engine.risk(i));
    }
    if (successors.empty()) return;
    for (Register::Data::Entry& entry : entries) {
        const auto next = entry.finding ? successors.find(entry.finding->rule) : successors.end();
        if (next == successors.end() || entry.finding->state == Register::Data::State::gone) continue;
        const auto state = about(*entry.finding).state;
        const bool is_asked = rules_.contains(entry.finding->rule);
        if (state == Register::Data::State::open || (is_asked && state == Register::Data::State::unknown)) continue;
        for (const Risk* rule : next->second) {
            const auto found = rules_[rule->id].cases.find(entry.finding->case_id);
            if (found == rules_[rule->id].cases.end() || found->second->entered ||
                found->second->finding->state != Finding::State::raised) {
                continue;
            }
            found->second->entered = entry.finding->first_seen;
            entry.finding->rule = rule->id;
            break;
        }
    }
}

void FindingsByCase::Candidates::add(const Case& open) {
    if (open.entered) {
        latest = std::max(latest, open.entered);
    } else {
        has_new = true;
    }
}

void FindingsByCase::look_for_candidates() {
    for (const Case& each : cases_) {
        if (!each.finding->is_open()) continue;
        Rule& rule = rules_.find(rule_of(*each.finding))->second;
        (each.is_certain ? rule.certain : rule.uncertain).add(each);
        if (!each.is_certain) rule.said.insert(said_by(each.key));
    }
}

// Whether a case has come up that an entry might be which is found no longer: one without an entry, or entered since that was
// noticed first; or of which all that is said is the same. What has an id of its own is another than all that had one.
bool FindingsByCase::may_be_another(const Rule& rule, const Register::Data::Finding& entry) {
    if (rule.uncertain.has_since(entry.unclear_since)) return true;
    const bool had_own_id = !entry.case_id.starts_with('#');
    return !had_own_id && (rule.certain.has_since(entry.unclear_since) || rule.said.contains(said_by(entry.case_id)));
}

FindingsByCase::Answer FindingsByCase::about(const Register::Data::Finding& entry) const {
    using State = Register::Data::State;
    const auto rule = rules_.find(entry.rule);
    if (rule == rules_.end()) return {State::unknown};
    const auto found = rule->second.cases.find(entry.case_id);
    if (found != rule->second.cases.end()) {
        switch (found->second->finding->state) {
            case Finding::State::raised: return {State::open, found->second};
            case Finding::State::unknown: return {State::unknown};
            default: return {State::gone};
        }
    }
    if (rule->second.is_unknown) return {State::unknown};
    if (may_be_another(rule->second, entry)) return {State::unknown, nullptr, true};
    return {State::gone};
}

}  // namespace xuehui::ledger
