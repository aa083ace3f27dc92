// What a scorer of columns is made of: an engine, and what holds for every row.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <xuehui/columns.hpp>

#include "engine/engine_data.hpp"
#include "scoring/criterion_value.hpp"

namespace xuehui {

namespace batch {
class PanelPlan;
}

struct ColumnScorer::Data {
    // A criterion of the catalogue, where the row says nothing of it.
    struct Unrated {
        scoring::CriterionValue value;
        bool not_applicable = false;
    };

    Engine engine;
    std::vector<std::uint32_t> criteria;                    // that have columns, by their numbers in the catalogue
    std::vector<Unrated> unrated;                           // of each criterion of the catalogue
    std::vector<scoring::CriterionValue> worth;             // of each code but the last, which is for what nobody rated
    std::shared_ptr<const batch::PanelPlan> panels = {};    // null where the scheme is beyond the kernels
    std::vector<Truth> found_out;                           // what the common record's findings say to the gates

    std::uint8_t not_applicable_code() const { return static_cast<std::uint8_t>(worth.size() - 1); }
    std::uint8_t unassessed_code() const { return static_cast<std::uint8_t>(worth.size()); }
};

namespace batch {

// What an engine makes of the common record. Faults are the record's and the scheme's.
Result<ColumnScorer::Data> bind(const Engine& engine, const Record& common);

}  // namespace batch

}  // namespace xuehui
