// A scorecard in words, before it is laid out: what text and Markdown (and whatever comes after them) have in common.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>
#include <xuehui/truth.hpp>

#include "report/risk_card.hpp"

namespace xuehui::report {

struct Scorecard {
    static constexpr std::size_t kMostRisks = 20;    // of those that were raised

    struct Entry {
        std::string label, value;
        std::size_t main = 0;    // so many bytes at the beginning of the value are what it is about; of most entries none
    };
    struct Indicator {
        std::size_t depth;    // 0 for the highest level shown
        std::string id, title, weight;
        std::optional<Bounds> score;
        std::string known;    // "25/27": criteria that are not unassessed, of all
    };
    struct Reason {
        std::string id, text;    // of a criterion or an indicator, and how it stands
        bool is_finding = false;    // the id is a rule's
        bool is_outside = false;    // of what the roots do not reach, which is told of nowhere else
        bool is_negated = false;    // it matters by not being so: more marks would not help

        // As a line: a criterion is looked up by its id, a finding by its name.
        std::string line() const { return is_finding ? text : id + ' ' + text; }
    };
    struct Gate {
        std::string name;
        Truth state;
        bool may_act;                   // false where it passes because, or while, nobody knows
        std::string state_name, effect;
        std::vector<Reason> because;    // what makes it true, or what is open where it is; none where it is false
    };
    struct Criterion {
        std::string id, statement, verdict;
        std::int32_t gain = 0;
        std::vector<std::string> gates;    // names of the gates that act because of it, or wait for it
    };

    std::string organisation;
    std::vector<Entry> head;
    std::string sentence;                 // what is certain, and what is still open
    std::string open;                     // the latter alone, or empty
    std::string disclaimer;
    std::vector<Indicator> indicators;    // levels 1 and 2, and those of level 3 that have lost marks or are open
    std::size_t left_out = 0;             // how many of level 3 are not among them
    std::vector<Gate> gates;              // all, in the scheme's order
    RiskCard risks;                       // personal facts masked
    // In the order in which they matter: what turns a gate, the strictest first; gain.
    std::vector<Criterion> unassessed;
    std::vector<Criterion> gains;         // of those that are assessed and not full, at most ten
    std::size_t all_gains = 0;            // how many there are

    // A gate that is false has nothing to say on a card.
    bool has_loud_gates() const {
        return std::ranges::any_of(gates, [](const Gate& gate) { return gate.may_act; });
    }
};

// The title of the largest gains: "最值得改进的要点（33 项中的 10 项）", without brackets where they are all.
std::string gains_title(const Scorecard& card, Language language);

Scorecard make_scorecard(const Assessment& assessment, Language language);

}  // namespace xuehui::report
