// Random rows of columns, and the records that say the same.
#pragma once

#include <cstdint>
#include <vector>

#include <xuehui/columns.hpp>

#include "column_results.hpp"
#include "property/random_documents.hpp"

namespace property {

struct Measures {
    std::vector<std::size_t> criteria;
    std::vector<std::vector<std::int64_t>> values;
    std::vector<std::vector<std::uint8_t>> validity;

    std::vector<xuehui::MeasureColumn> columns() const {
        std::vector<xuehui::MeasureColumn> result;
        for (std::size_t i = 0; i < criteria.size(); ++i)
            result.push_back({criteria[i], values[i].data(), 1, validity[i].data()});
        return result;
    }
    bool has(std::size_t which, std::size_t row) const { return (validity[which][row / 8] >> (row % 8) & 1) != 0; }
};

// Rows whose hard cases are frequent: everything the same, nearly nothing applicable, whole runs not applicable.
columns::Table random_table(Random& random, const xuehui::ColumnScorer& scorer, std::size_t rows);
// For most of the criteria that the scheme measures: on the points of the measure, beside them, somewhere.
Measures random_measures(Random& random, const xuehui::ColumnScorer& scorer, const xuehui::Engine& engine,
                         const Json& scheme, std::size_t rows);

std::string decimal_text(std::int64_t millionths);

// What the columns say of one organisation, as a record; and what is common to all.
xuehui::Record record_of(const xuehui::ColumnScorer& scorer, const xuehui::Engine& engine, const columns::Table& table,
                         const Measures& measures, std::size_t row, const Json& facts);
xuehui::Record common_record(const Json& facts);

// A stage that the scheme does not have would make ratings of a plain record, which are "self", count for nothing.
bool counts_own_ratings(const Json& scheme);

}  // namespace property
