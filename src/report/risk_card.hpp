// What the rules found, in words, before it is laid out: risks with all that belongs to them, what cannot be judged yet,
// ratings that the facts contradict, days ahead. Scorecards show some of it, the risk report all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/report.hpp>
#include <xuehui/text.hpp>

#include "report/text_layout.hpp"

namespace xuehui::report {

struct RiskCard {
    struct Level {
        std::string name;    // "重大风险"; both ends where it is open
        Ink ink = Ink::plain;
    };
    struct Risk {
        Level level;
        std::string name;                    // its title, and the case in brackets
        std::string brief(Language language) const;    // of the reasons the last two
        std::string steps;                   // likelihood and impact
        std::vector<std::string> because;    // empty where the facts do not tell it in sentences
        std::vector<std::string> basis;
        std::vector<std::string> respond;
        std::vector<std::string> notes;      // remarks of the rule
        std::string owner, criteria, missing, assumed;
    };
    struct Open {
        std::string name;                    // with the levels in brackets, unless it could be of any
        std::vector<std::string> missing;    // "首次登记发证日期（registration.certificate_issued_on）"
    };
    struct Conflict {
        std::string criterion, statement;
        std::string verdicts;                // "评定 符合，按事实 不高于 部分符合"
    };
    struct Day {
        std::string on, text;                // what falls due, and in how many days
        std::vector<std::string> basis;
        std::string owner;
    };

    bool has_rules = false;
    std::string found;                       // how many were raised, by level, or that none was
    std::string undecided;                   // how many cannot be judged yet; empty where there are none
    std::vector<Risk> raised;                // the worst first, as all of them
    std::vector<Open> open;
    std::vector<std::string> clear, not_in_force;
    std::vector<Conflict> conflicts;
    std::vector<Day> days;
};

RiskCard make_risk_card(const Assessment& assessment, Language language, Privacy privacy);

// "事实与评定不一致（2 项）".
std::string conflicts_title(const RiskCard& card, Language language);

}  // namespace xuehui::report
