// One call: where its cells are, where its results go, and what is wrong with either.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <xuehui/columns.hpp>

#include "batch/columns_data.hpp"

namespace xuehui::batch {

struct Call {
    const ColumnScorer::Data& data;
    const RatingColumns& ratings;
    std::span<const MeasureColumn> measures;
    const ScoreColumns& scores;

    // The code of a row and the first criterion; the others are a stride apart.
    const std::uint8_t* row(std::size_t row) const {
        const std::size_t block = ratings.block_rows == 0 ? 0 : row / ratings.block_rows;
        const std::size_t within = row - block * ratings.block_rows;
        return ratings.codes + static_cast<std::ptrdiff_t>(block) * ratings.block_stride +
               static_cast<std::ptrdiff_t>(within) * ratings.row_stride;
    }
};

// A measure, if the column has one for the row.
inline std::optional<std::int64_t> measure_at(const MeasureColumn& column, std::size_t row) {
    if (column.validity != nullptr && (column.validity[row / 8] >> (row % 8) & 1U) == 0) return std::nullopt;
    return column.values[static_cast<std::ptrdiff_t>(row) * column.stride];
}

// A cell that is wrong, in the order of rows.
struct BadCell {
    std::size_t row = 0;
    std::size_t criterion = 0;    // its column
    bool is_measure = false;
    auto operator<=>(const BadCell&) const = default;
};

// Faults of the call itself: columns that do not fit the scorer or one another.
Diagnostics check_call(const Call& call);

// The first `limit` of the cells, and how many more there are.
Diagnostics describe(std::vector<BadCell> cells, std::size_t beyond, std::size_t limit);

}  // namespace xuehui::batch
