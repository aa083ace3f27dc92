// What a scorer of Arrow is made of, and what its results look like.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xuehui/columns.hpp>
#include <xuehui/engine.hpp>

#include "arrow/build.hpp"
#include "base/date.hpp"

namespace xuehui {

struct ArrowScorer::Data {
    Engine engine;
    ColumnScorer columns;
    ArrowOptions options;
    Date as_of;                             // of the common record
    std::vector<std::uint32_t> nodes;       // wanted, by their numbers in columns.nodes()
    std::vector<std::string> node_names;    // their indicators' ids
    std::vector<std::string> gate_names;    // of all gates, wanted or not
    std::vector<std::string> grade_names;

    struct ResultColumn {
        enum class Sort : std::uint8_t { score, grade, gate, words };
        std::string name;
        Sort sort;
    };
    // What results are, in their order, without what is carried along.
    std::vector<ResultColumn> result_columns() const;
};

namespace arrow {

// The schemas of the results, likewise.
std::vector<OwnedSchema> result_schemas(const ArrowScorer::Data& scorer);

// The results of so many rows: written by ColumnScorer, in pieces that are independent of each other, then given away.
class Results {
public:
    Results(const ArrowScorer::Data& scorer, std::size_t rows);

    // Where the results go of rows from `first` on, which is a multiple of 64.
    ScoreColumns columns(std::size_t first) const;
    // The arrays, in the order of their names. `faults` are what is wrong with rows, in their order, each once.
    std::vector<OwnedArray> take(const std::vector<RowText>& faults);

private:
    OwnedArray scores(std::size_t place) const;
    OwnedArray grades(std::size_t place) const;
    OwnedArray gate(std::size_t number, const std::vector<RowText>& faults) const;

    const ArrowScorer::Data& scorer_;
    std::size_t rows_, bitmap_, node_stride_;
    std::shared_ptr<Memory> memory_;
    std::size_t total_lower_, total_upper_, grade_lower_, grade_upper_, gates_true_, gates_unknown_, node_lower_,
        node_upper_;
};

}  // namespace arrow

}  // namespace xuehui
