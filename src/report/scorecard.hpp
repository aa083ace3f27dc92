// A scorecard in words, before it is laid out: what text and Markdown (and whatever comes after them) have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>

namespace xuehui::report {

struct Scorecard {
    struct Entry {
        std::string label, value;
    };
    struct Indicator {
        std::size_t depth;    // 0 for the highest level shown
        std::string id, title, weight;
        std::optional<Bounds> score;
        std::string known;    // "25/27": criteria that are not unassessed, of all
    };
    struct Gate {
        std::string name, state, effect;
        std::vector<std::string> because;    // criteria and indicators that its condition names and that count towards it
    };
    struct Criterion {
        std::string id, statement;
        std::int32_t gain = 0;
    };

    std::string organisation;
    std::vector<Entry> head;
    std::string disclaimer;
    std::vector<Indicator> indicators;    // levels 1 and 2, and those of level 3 that have lost marks
    std::vector<Gate> gates;              // true, and unknown
    std::vector<Criterion> unassessed;
    std::vector<Criterion> gains;         // the largest, at most ten, the largest first
};

Scorecard make_scorecard(const Assessment& assessment, Language language);

}  // namespace xuehui::report
