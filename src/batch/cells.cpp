#include "batch/cells.hpp"

#include <algorithm>
#include <string>

namespace xuehui::batch {

namespace {

constexpr std::string_view kDocument = "columns";

Diagnostic fault(std::string_view code, std::string pointer, std::string message) {
    return {std::string(code), std::string(kDocument), std::move(pointer), 0, 0, std::move(message), {}};
}

class CallCheck {
public:
    explicit CallCheck(const Call& call) : call_(call) {}

    Diagnostics run() {
        if (call_.ratings.rows > 0 && call_.ratings.codes == nullptr && !call_.data.criteria.empty()) {
            add("there are rows, but no codes");
        }
        check_measures();
        check_results();
        return std::move(faults_);
    }

private:
    void add(std::string message) { faults_.push_back(fault("bad_call", "", std::move(message))); }

    void check_measures() {
        const scoring::Plan& plan = *call_.data.engine.data().plan;
        std::vector<std::uint8_t> seen(call_.data.criteria.size());
        for (const MeasureColumn& column : call_.measures) {
            const std::string which = "the measures of criterion " + std::to_string(column.criterion);
            if (column.criterion >= call_.data.criteria.size()) {
                add(which + ": there is no such criterion");
                continue;
            }
            if (plan.criteria[call_.data.criteria[column.criterion]].measure < 0)
                add(which + ": the scheme has no measure for it");
            if (seen[column.criterion]++ != 0) add(which + " are given twice");
            if (column.values == nullptr && call_.ratings.rows > 0) add(which + " have no values");
        }
    }

    void check_results() {
        const ScoreColumns& scores = call_.scores;
        const std::size_t rows = call_.ratings.rows;
        const bool gates = scores.gates_true != nullptr || scores.gates_unknown != nullptr;
        if (gates && scores.gate_stride < (rows + 7) / 8) add("gate_stride is too short for the rows");
        const std::size_t count = call_.data.engine.data().plan->result_nodes.size();
        const bool exist = std::ranges::all_of(scores.nodes, [&](std::uint32_t node) { return node < count; });
        if (!exist) add("nodes: there are " + std::to_string(count) + ", and one is not among them");
        if (!scores.nodes.empty() && scores.node_stride < rows) add("node_stride is too short for the rows");
    }

    const Call& call_;
    Diagnostics faults_;
};

}  // namespace

Diagnostics check_call(const Call& call) { return CallCheck(call).run(); }

Diagnostics describe(std::vector<BadCell> cells, std::size_t beyond, std::size_t limit) {
    std::ranges::sort(cells);
    const std::size_t listed = std::min(cells.size(), limit);
    beyond += cells.size() - listed;
    Diagnostics faults;
    for (std::size_t i = 0; i < listed; ++i) {
        const BadCell& cell = cells[i];
        std::string pointer = "/" + std::to_string(cell.row) + "/" + std::to_string(cell.criterion);
        faults.push_back(cell.is_measure
                             ? fault("bad_value", std::move(pointer), "a measure's magnitude is below 10^15 millionths")
                             : fault("bad_code", std::move(pointer), "the scorer has no such code"));
    }
    if (beyond > 0) faults.push_back(fault("limit", "", std::to_string(beyond) + " further faults are not listed"));
    return faults;
}

}  // namespace xuehui::batch
