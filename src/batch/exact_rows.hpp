// The exact path: one row after the other through the evaluator of records. It serves every scheme, and every row that a
// faster path leaves to it; what it gives is what columns are.
#pragma once

#include <vector>

#include <xuehui/truth.hpp>

#include "batch/cells.hpp"
#include "scoring/evaluate.hpp"

namespace xuehui::batch {

// What one thread needs. Made before the work begins, so that no row allocates.
class ExactRows {
public:
    ExactRows(const Call& call, std::size_t faults_limit);

    // Scores a row and writes what is wanted of it. The bits of its gates have to be 0 before.
    void score(std::size_t row);

    // Cells that were wrong, in the order in which they were met; and how many more there were than the limit.
    const std::vector<BadCell>& bad_cells() const { return bad_cells_; }
    std::size_t beyond() const { return beyond_; }

private:
    bool read(std::size_t row);
    bool read_measures(std::size_t row);
    void add(const BadCell& cell);
    void run_gates(const scoring::Scores& scores);
    void write(std::size_t row, const scoring::Scores& scores);
    void write_gates(std::size_t row);
    void write_nothing(std::size_t row);

    const Call& call_;
    const Engine::Data& engine_;
    scoring::Evaluator evaluator_;
    std::vector<scoring::CriterionValue> values_;    // of each criterion of the catalogue
    std::vector<std::uint8_t> not_applicable_;       // likewise
    std::vector<Truth> gates_;
    std::vector<Truth> stack_;
    std::vector<BadCell> bad_cells_;
    std::size_t faults_limit_;
    std::size_t beyond_ = 0;
};

}  // namespace xuehui::batch
