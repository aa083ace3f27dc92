// What a plan is made of while it is made: tables, and what the codes of a criterion are worth.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "batch/columns_data.hpp"
#include "batch/panel.hpp"
#include "scoring/plan.hpp"

namespace xuehui::batch {

struct PanelTables {
    // The numbers, in the catalogue, of the indicators of each level, in the program's order.
    struct Indicators {
        std::vector<std::uint32_t> groups, nodes, level1;
    };

    std::vector<panel::Term> terms;
    std::vector<panel::Group> groups;
    std::vector<panel::Node> nodes;
    std::vector<panel::WeightedTerm> weighted_terms;
    std::vector<panel::WeightedGroup> weighted_groups;
    std::vector<panel::WeightedNode> weighted_nodes;
    std::vector<std::vector<double>> factors;    // of the weighted groups and then of the weighted nodes
    std::vector<std::uint64_t> level1_weights;    // of a weighted tree
    std::vector<panel::Sum> sums;
    std::vector<panel::Level1> level1;
    std::vector<panel::Step> steps;
    std::vector<panel::Gate> gates;
    std::vector<std::int32_t> thresholds;
    std::vector<std::uint32_t> other_columns;
    std::vector<std::vector<double>> coefficients;    // of each indicator of level 1
    std::vector<std::vector<std::uint32_t>> divisors;
    std::vector<double> full_coefficients;
    Indicators indicators;
    bool has_indicator_scores = true;
    panel::Program program{};
};

// The criteria, by their numbers in the catalogue: where their codes are, and what those say.
class PanelCriteria {
public:
    explicit PanelCriteria(const ColumnScorer::Data& data)
        : data_(data), column_(data.engine.data().plan->criteria.size()) {
        for (std::uint32_t i = 0; i < data.criteria.size(); ++i) column_[data.criteria[i]] = i;
    }

    std::uint32_t column(std::uint32_t criterion) const { return column_[criterion]; }
    std::size_t codes() const { return std::size_t{data_.unassessed_code()} + 1; }
    const scoring::CriterionValue& value(std::uint32_t criterion, std::size_t code) const {
        return code < data_.unassessed_code() ? data_.worth[code] : data_.unrated[criterion].value;
    }
    bool is_not_applicable(std::uint32_t criterion, std::size_t code) const {
        return code == data_.unassessed_code() ? data_.unrated[criterion].not_applicable
                                               : code == data_.not_applicable_code();
    }

private:
    const ColumnScorer::Data& data_;
    std::vector<std::uint32_t> column_;
};

inline constexpr std::uint64_t kMostKey = 15;    // tables have 16 entries
inline constexpr std::uint64_t kMostWord = 32'767;
// Fractions with denominators below this are so far apart that doubles tell them: see panel_plan.hpp.
inline constexpr std::uint64_t kDistance = std::uint64_t{1} << 26U;

inline std::span<const scoring::Plan::Slot> slots_of(const scoring::Plan& plan, std::uint32_t node) {
    const scoring::Plan::Node& one = plan.nodes[node];
    return std::span(plan.slots).subspan(one.first_slot, one.end_slot - one.first_slot);
}

// What is left of a denominator once the fraction is reduced by what the numerator has for certain.
inline std::uint64_t left_of(std::uint64_t denominator, std::uint64_t numerator) {
    return denominator / std::gcd(denominator, numerator);
}

// 10⁶ · weight / (scale · rest), each of them and the numerator below 2⁵³; the denominator and the quotient round once.
inline double coefficient(std::uint64_t weight, std::uint64_t scale, std::uint64_t rest) {
    return static_cast<double>(weight * kMillion) / (static_cast<double>(scale) * static_cast<double>(rest));
}

// Each lays its part of the tables; false where a scheme is beyond it, and then the tables are of no use.
bool lay_counted_tree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables);
bool lay_weighted_tree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables);
bool lay_gates(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables);

}  // namespace xuehui::batch
