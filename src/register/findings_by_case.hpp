// The findings of an assessment as a register asks for them: by rule and case.
//
// What people decided about one risk must never pass to another. A case is therefore known by what risk::case_keys says, never
// by its place in a list; and where an entry's case has gone from its list while others have come up that it might be
// (because elements have no ids, or share them), nothing is concluded: its state is unknown, the others get entries of their own.
#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <xuehui/assessment.hpp>

#include "base/date.hpp"
#include "register/register_data.hpp"
#include "risk/cases.hpp"

namespace xuehui::ledger {

class FindingsByCase {
public:
    struct Case {
        const Finding* finding;
        std::string_view key;    // empty of a rule that runs over no list
        bool is_certain = true;
        std::optional<Date> entered{};    // since when it has an entry, if it has one
    };
    struct Answer {
        Register::Data::State state;    // open, unknown or gone
        const Case* found = nullptr;    // where it is open
        bool is_unclear = false;        // it may be one of those that have come up since
    };

    // `assessment` must outlive this.
    explicit FindingsByCase(const Assessment& assessment);

    // Finds the cases that have entries; to be called before anything else. An entry's key becomes the one that its case has
    // now: another one where an element got an id, and nothing else of it has changed. An entry whose rule finds it no
    // longer becomes one of a rule that succeeds that one and finds the same case.
    void claim(std::vector<Register::Data::Entry>& entries);

    // A case that is found no longer is gone: a list that is given is complete. Where its list is not known, its rule is not
    // among those that were asked, or it cannot be told which of them it is, nothing is.
    Answer about(const Register::Data::Finding& entry) const;

    // Those that were raised, the most urgent first.
    const std::vector<const Case*>& raised() const { return raised_; }
    std::string_view rule_of(const Finding& finding) const;

private:
    using Cases = std::unordered_map<std::string_view, Case*>;
    // Open cases, raised or perhaps, that may be one which is found no longer.
    struct Candidates {
        bool has_new = false;          // one without an entry
        std::optional<Date> latest;    // when the latest of the others was entered
        void add(const Case& open);
        bool has_since(std::optional<Date> day) const { return has_new || (day && latest && *latest >= *day); }
    };
    struct Rule {
        Cases cases;
        Cases aliases;    // what a case was known by before; null: several were
        Candidates certain, uncertain;
        std::unordered_set<std::string_view> said;    // by elements without an id of their own, as their digest says it
        bool is_unknown = false;                      // a list that is not known
    };

    void add(const Finding& finding);
    const std::vector<risk::CaseKey>& keys_of(const Finding& finding);
    static void add_alias(Rule& rule, std::string_view alias, Case& known);
    void pass_on(std::vector<Register::Data::Entry>& entries);
    void look_for_candidates();
    static bool may_be_another(const Rule& rule, const Register::Data::Finding& entry);

    const Assessment& assessment_;
    std::unordered_map<std::string_view, Rule> rules_;
    std::unordered_map<std::string_view, std::vector<risk::CaseKey>> keys_;    // of lists
    std::deque<Case> cases_;
    std::vector<const Case*> raised_;
};

}  // namespace xuehui::ledger
