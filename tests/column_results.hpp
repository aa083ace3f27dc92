// What tests of columns share: codes laid out in every way, results that show what was not written, and the row of columns
// held against the assessment of a record.
#pragma once

#include <new>
#include <string>
#include <vector>

#include <xuehui/columns.hpp>

namespace columns {

// Codes of rows × criteria, row by row.
struct Table {
    std::size_t rows = 0;
    std::size_t criteria = 0;
    std::vector<std::uint8_t> codes;

    std::uint8_t& at(std::size_t row, std::size_t criterion) { return codes[row * criteria + criterion]; }
    std::uint8_t at(std::size_t row, std::size_t criterion) const { return codes[row * criteria + criterion]; }
};

enum class Layout { by_row, by_column, in_blocks, in_odd_blocks, apart, backwards };
inline constexpr Layout kLayouts[] = {Layout::by_row,        Layout::by_column, Layout::in_blocks,
                                      Layout::in_odd_blocks, Layout::apart,     Layout::backwards};

// The same codes in memory, in one layout. What lies between them is no code.
struct Placed {
    std::vector<std::uint8_t> memory;
    xuehui::RatingColumns ratings;
};

inline Placed place(const Table& table, Layout layout) {
    const auto rows = static_cast<std::ptrdiff_t>(table.rows);
    const auto criteria = static_cast<std::ptrdiff_t>(table.criteria);
    xuehui::RatingColumns ratings{nullptr, table.rows};
    std::ptrdiff_t first = 0;
    const auto blocks_of = [&](std::ptrdiff_t block) {
        ratings.row_stride = 1;
        ratings.criterion_stride = block;
        ratings.block_rows = static_cast<std::size_t>(block);
        ratings.block_stride = block * criteria;
    };
    switch (layout) {
        case Layout::by_row: ratings.row_stride = criteria; break;
        case Layout::by_column: ratings.criterion_stride = rows; break;
        case Layout::in_blocks: blocks_of(64); break;
        case Layout::in_odd_blocks: blocks_of(7); break;
        case Layout::apart: ratings.row_stride = 3 * criteria + 5, ratings.criterion_stride = 3; break;
        case Layout::backwards:
            ratings.row_stride = -1, ratings.criterion_stride = -rows;
            first = rows * criteria - 1;
            break;
    }
    Placed placed;
    placed.memory.assign(static_cast<std::size_t>((rows + 64) * (3 * criteria + 5)), 0xEE);
    const auto address = [&](std::size_t row, std::size_t criterion) {
        const std::size_t block = ratings.block_rows == 0 ? 0 : row / ratings.block_rows;
        const auto within = static_cast<std::ptrdiff_t>(row - block * ratings.block_rows);
        return static_cast<std::size_t>(first + static_cast<std::ptrdiff_t>(block) * ratings.block_stride +
                                        within * ratings.row_stride +
                                        static_cast<std::ptrdiff_t>(criterion) * ratings.criterion_stride);
    };
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t i = 0; i < table.criteria; ++i) placed.memory[address(row, i)] = table.at(row, i);
    }
    placed.ratings = ratings;
    placed.ratings.codes = placed.memory.data() + first;
    return placed;
}

// Memory on the boundary of a cache line, so that large results are written around the caches.
template <class Element>
struct OnLine {
    using value_type = Element;
    static constexpr std::align_val_t kLine{64};

    OnLine() = default;
    template <class Other>
    OnLine(const OnLine<Other>&) {}
    Element* allocate(std::size_t count) {
        return static_cast<Element*>(::operator new(count * sizeof(Element), kLine));
    }
    void deallocate(Element* memory, std::size_t) { ::operator delete(memory, kLine); }
    bool operator==(const OnLine&) const = default;
};

// All that can be wanted, with room at the ends that nobody may write to.
class Results {
public:
    Results(const xuehui::ColumnScorer& scorer, std::size_t gates, std::size_t rows, std::vector<std::uint32_t> nodes)
        : rows_(rows),
          gates_(gates),
          nodes_(std::move(nodes)),
          gate_stride_((rows + 7) / 8 + 3),
          node_stride_(rows % 2 == 0 ? (rows + 15) / 16 * 16 : rows + 5) {
        static_cast<void>(scorer);
        for (auto& column : totals_) column.assign(rows + kRoom, kUnwritten);
        for (auto& column : grades_) column.assign(rows + kRoom, kUnwrittenByte);
        for (auto& bitmaps : bits_) bitmaps.assign(gates_ * gate_stride_ + kRoom, kUnwrittenByte);
        for (auto& columns : node_scores_) columns.assign(nodes_.size() * node_stride_ + kRoom, kUnwritten);
    }

    xuehui::ScoreColumns columns() {
        xuehui::ScoreColumns scores;
        scores.total_lower = totals_[0].data();
        scores.total_upper = totals_[1].data();
        scores.grade_lower = grades_[0].data();
        scores.grade_upper = grades_[1].data();
        scores.gates_true = bits_[0].data();
        scores.gates_unknown = bits_[1].data();
        scores.gate_stride = gate_stride_;
        scores.nodes = nodes_;
        scores.node_lower = node_scores_[0].data();
        scores.node_upper = node_scores_[1].data();
        scores.node_stride = node_stride_;
        return scores;
    }

    bool operator==(const Results&) const = default;

    xuehui::Bounds total(std::size_t row) const { return {totals_[0][row], totals_[1][row]}; }
    std::uint8_t grade_lower(std::size_t row) const { return grades_[0][row]; }
    std::uint8_t grade_upper(std::size_t row) const { return grades_[1][row]; }
    bool gate_true(std::size_t row, std::size_t gate) const { return bit(0, row, gate); }
    bool gate_unknown(std::size_t row, std::size_t gate) const { return bit(1, row, gate); }
    xuehui::Bounds node(std::size_t row, std::size_t place) const {
        const std::size_t at = place * node_stride_ + row;
        return {node_scores_[0][at], node_scores_[1][at]};
    }
    const std::vector<std::uint32_t>& nodes() const { return nodes_; }
    std::size_t gates() const { return gates_; }

    // The first row in which totals or grades differ, or the number of rows.
    std::size_t first_difference(const Results& other) const {
        for (std::size_t row = 0; row < rows_; ++row) {
            if (total(row) != other.total(row) || grade_lower(row) != other.grade_lower(row) ||
                grade_upper(row) != other.grade_upper(row)) {
                return row;
            }
        }
        return rows_;
    }

    // How far from what a record's assessment says a row is: empty where they are the same.
    std::string difference(std::size_t row, const xuehui::Assessment& assessment) const {
        const xuehui::Scheme& scheme = assessment.engine().scheme();
        const auto score = assessment.score();
        std::string found;
        const auto note = [&](const std::string& what, auto here, auto there) {
            if (here != there)
                found += what + ": columns " + std::to_string(here) + ", record " + std::to_string(there) + "; ";
        };
        note("lower", total(row).lower, score ? score->lower : xuehui::kNoScore);
        note("upper", total(row).upper, score ? score->upper : xuehui::kNoScore);
        const auto number = [&](std::string_view id) -> int {
            for (std::size_t i = 0; i < scheme.grades().size(); ++i) {
                if (scheme.grades()[i].id == id) return static_cast<int>(i);
            }
            return xuehui::kNoGrade;
        };
        note("lower grade", int{grade_lower(row)}, number(assessment.grade_lower()));
        note("upper grade", int{grade_upper(row)}, number(assessment.grade_upper()));
        for (std::size_t i = 0; i < assessment.gates().size(); ++i) {
            const xuehui::Truth state = assessment.gates()[i].state;
            note("gate true " + std::to_string(i), gate_true(row, i), state == xuehui::Truth::yes);
            note("gate unknown " + std::to_string(i), gate_unknown(row, i), state == xuehui::Truth::unknown);
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const auto& expected = assessment.nodes()[nodes_[i]].score;
            note("node lower " + std::to_string(nodes_[i]), node(row, i).lower,
                 expected ? expected->lower : xuehui::kNoScore);
            note("node upper " + std::to_string(nodes_[i]), node(row, i).upper,
                 expected ? expected->upper : xuehui::kNoScore);
        }
        return found;
    }

private:
    static constexpr std::size_t kRoom = 16;
    static constexpr std::int32_t kUnwritten = -1234567;
    static constexpr std::uint8_t kUnwrittenByte = 0xA5;

    bool bit(std::size_t which, std::size_t row, std::size_t gate) const {
        return (bits_[which][gate * gate_stride_ + row / 8] >> (row % 8) & 1) != 0;
    }

    std::size_t rows_, gates_;
    std::vector<std::uint32_t> nodes_;
    std::size_t gate_stride_, node_stride_;
    std::vector<std::int32_t, OnLine<std::int32_t>> totals_[2], node_scores_[2];
    std::vector<std::uint8_t> grades_[2], bits_[2];
};

inline std::vector<std::uint32_t> all_nodes(const xuehui::ColumnScorer& scorer) {
    std::vector<std::uint32_t> nodes(scorer.nodes().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) nodes[i] = i;
    return nodes;
}

}  // namespace columns
