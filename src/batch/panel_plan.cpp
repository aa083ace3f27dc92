#include "batch/panel_plan.hpp"

#include <algorithm>

#include "batch/rounding.hpp"

namespace xuehui::batch {

namespace {

// Columns that no criterion of the tree has.
void find_other_columns(PanelTables& tables, std::size_t columns) {
    std::vector<std::uint8_t> has_term(columns);
    for (const panel::Term& term : tables.terms) has_term[term.column] = 1;
    for (const panel::WeightedTerm& term : tables.weighted_terms) has_term[term.column] = 1;
    for (std::uint32_t i = 0; i < columns; ++i) {
        if (has_term[i] == 0) tables.other_columns.push_back(i);
    }
}

void link_weighted(PanelTables& tables) {
    const std::vector<double>* factors = tables.factors.data();
    const auto next = [&factors] {
        const std::vector<double>& own = *factors++;
        return panel::Factors{own.data(), static_cast<std::uint32_t>(own.size())};
    };
    for (panel::WeightedGroup& group : tables.weighted_groups) group.factors = next();
    for (panel::WeightedNode& node : tables.weighted_nodes) node.factors = next();
}

// Nothing moves from here on.
void link(PanelTables& tables) {
    panel::Program& program = tables.program;
    for (std::size_t i = 0; i < tables.level1.size(); ++i) {
        tables.level1[i].coefficients = tables.coefficients[i].data();
        tables.level1[i].divisors = tables.divisors[i].data();
    }
    link_weighted(tables);
    program.terms = tables.terms.empty() ? nullptr : tables.terms.data();
    program.groups = tables.groups.data();
    program.nodes = tables.nodes.data();
    program.weighted_terms = tables.weighted_terms.data();
    program.weighted_groups = tables.weighted_groups.data();
    program.weighted_nodes = tables.weighted_nodes.data();
    program.level1_weights = tables.level1_weights.data();
    program.sums = tables.sums.data();
    program.level1 = tables.level1.data();
    program.steps = tables.steps.data();
    program.gates = tables.gates.data();
    program.thresholds = tables.thresholds.data();
    program.other_columns = tables.other_columns.data();
    program.sum_count = static_cast<std::uint32_t>(tables.sums.size());
    program.level1_count = static_cast<std::uint32_t>(tables.level1.size());
    program.gate_count = static_cast<std::uint32_t>(tables.gates.size());
    program.threshold_count = static_cast<std::uint32_t>(tables.thresholds.size());
    program.other_count = static_cast<std::uint32_t>(tables.other_columns.size());
}

}  // namespace

std::unique_ptr<const PanelPlan> PanelPlan::make(const ColumnScorer::Data& data) {
    const NearestRounding nearest;
    if (data.unassessed_code() > kMostKey) return nullptr;
    const PanelCriteria criteria(data);
    auto plan = std::make_unique<PanelPlan>();
    if (!lay_counted_tree(data, criteria, plan->tables_)) {
        plan->tables_ = {};
        if (!lay_weighted_tree(data, criteria, plan->tables_)) return nullptr;
    }
    if (!lay_gates(data, criteria, plan->tables_)) return nullptr;
    const Scheme::Data& scheme = data.engine.data().scheme.data();
    for (std::size_t i = 0; i + 1 < scheme.grades.size(); ++i) {
        plan->tables_.thresholds.push_back(static_cast<std::int32_t>(scheme.grades[i].at_least));
    }
    find_other_columns(plan->tables_, data.criteria.size());
    plan->tables_.program.columns = static_cast<std::uint32_t>(data.criteria.size());
    plan->tables_.program.last_code = data.unassessed_code();
    link(plan->tables_);
    return plan;
}

bool PanelPlan::has(std::uint32_t indicator) const {
    const auto among = [indicator](const std::vector<std::uint32_t>& numbers) {
        return std::ranges::find(numbers, indicator) != numbers.end();
    };
    return among(indicators().groups) || among(indicators().nodes) || among(indicators().level1);
}

}  // namespace xuehui::batch
