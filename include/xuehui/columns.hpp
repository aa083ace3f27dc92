// Columns: the ratings of many organisations at once, as bytes, into columns of scores that the caller owns.
//
//     const auto scorer = xuehui::ColumnScorer::create(engine, common);    // once
//     xuehui::RatingColumns ratings{codes, rows};                          // row by row, one byte for each criterion
//     ratings.row_stride = scorer->criteria().size();
//     xuehui::ScoreColumns scores;
//     scores.total_lower = lower;                                          // room for `rows` numbers
//     scores.total_upper = upper;
//     const xuehui::Diagnostics faults = scorer->score(ratings, {}, scores);
//
// The numbers are those of Engine::assess() for the record that says of the organisation what the columns say, and
// otherwise what `common` says: the period, the day, facts if there are any. They depend on nothing else: neither on the
// layout, nor on the number of threads, nor on the processor.
//
// What there is no number for (no score, no grade) is kNoScore and kNoGrade.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <xuehui/engine.hpp>

namespace xuehui {

// The ratings, one byte each. That of a row and a criterion, both by their numbers from 0, stands at
//
//     codes + row / block_rows * block_stride + row % block_rows * row_stride + criterion * criterion_stride
//
// Row by row: row_stride is the number of criteria, or more. Column by column: row_stride 1, criterion_stride the number of
// rows, or more. In blocks of 64 rows, column by column within each: row_stride 1, criterion_stride 64, block_rows 64,
// block_stride 64 times the number of criteria; that is the fastest, since each block lies in one piece. Strides may be negative.
struct RatingColumns {
    const std::uint8_t* codes = nullptr;
    std::size_t rows = 0;
    std::ptrdiff_t row_stride = 1;          // bytes
    std::ptrdiff_t criterion_stride = 1;    // bytes
    std::size_t block_rows = 0;             // 0: all rows are one block
    std::ptrdiff_t block_stride = 0;        // bytes
};

// Measures of one criterion. Where there is one it counts, whatever the rating says.
struct MeasureColumn {
    std::size_t criterion = 0;               // its number in ColumnScorer::criteria()
    const std::int64_t* values = nullptr;    // millionths, magnitudes below 10^15
    std::ptrdiff_t stride = 1;               // in values
    const std::uint8_t* validity =
        nullptr;    // bit `row % 8` of byte `row / 8`: 1 where there is one; null: everywhere
};

// Where the results go. What is null is not wanted. All of it is the caller's, and is written from end to end.
struct ScoreColumns {
    std::int32_t* total_lower = nullptr;    // of each row: millionths, or kNoScore
    std::int32_t* total_upper = nullptr;
    std::uint8_t* grade_lower = nullptr;    // number in the scheme's grades, after gates, or kNoGrade
    std::uint8_t* grade_upper = nullptr;
    // Gates, a bitmap for each: bit `row % 8` of byte `gate * gate_stride + row / 8`. What is left of a bitmap's last byte
    // is 0.
    std::uint8_t* gates_true = nullptr;
    std::uint8_t* gates_unknown = nullptr;
    std::size_t gate_stride = 0;    // bytes; at least (rows + 7) / 8
    // Indicators, a column for each of `nodes`, which are numbers in ColumnScorer::nodes().
    std::span<const std::uint32_t> nodes = {};
    std::int32_t* node_lower = nullptr;    // millionths, or kNoScore, at [place in `nodes` * node_stride + row]
    std::int32_t* node_upper = nullptr;
    std::size_t node_stride = 0;    // in numbers; at least `rows`
};

struct ColumnOptions {
    unsigned threads = 0;               // 0: as many as the machine has; never more than the rows are worth
    std::size_t diagnostics = 1'000;    // listed at most
};

inline constexpr std::int32_t kNoScore = -1;
inline constexpr std::uint8_t kNoGrade = 255;

// An engine made ready for columns. Immutable, shared by its copies, safe in any number of threads at once.
class ColumnScorer {
public:
    // How an engine scores rows. Of criteria that a row does not rate, `common` is asked: its ratings, then its facts
    // through conditions and checks. Usually it has neither, and gives period and day only.
    //
    // Errors: `common` names what the engine does not have; the scheme has more than 254 ratings or 255 grades ("limit").
    // Cost: about that of assessing a few records.
    static Result<ColumnScorer> create(const Engine& engine, const Record& common);

    // The criteria that the columns are for: those within the scheme's roots and those that gates ask about. Numbers in
    // the catalogue, in its order.
    std::span<const std::uint32_t> criteria() const;
    // The indicators within the roots, likewise; and the numbers in this list of those of a level, 1 to 3.
    std::span<const std::uint32_t> nodes() const;
    std::vector<std::uint32_t> nodes_of_level(int level) const;

    // Codes. A rating's is its number in the scheme's scale, best first; the two behind the last one say that the criterion
    // does not apply and that nobody rated it. A rating has evidence, as far as the scheme's `no_evidence` is concerned.
    std::uint8_t not_applicable_code() const;
    std::uint8_t unassessed_code() const;
    // The code of a rating id, "not_applicable" among them; of the empty id, that of what nobody rated.
    std::optional<std::uint8_t> code(std::string_view rating) const;

    // Scores all rows. A row with a code that is none, or a measure that is out of range, has no score, no grade and no gate,
    // and touches no other row; such cells are the faults, "bad_code" and "bad_value", with the pointer "/row/criterion".
    // Other faults are those of the call ("bad_call"): measures of a criterion that has none, or twice of one; nodes that do not
    // exist; strides too short. Then nothing is written.
    //
    // Nothing is allocated for a row. (Under schemes whose denominators pass 2^62 the wide numbers of the exact
    // path may be.)
    [[nodiscard]] Diagnostics score(const RatingColumns& ratings, std::span<const MeasureColumn> measures,
                                    const ScoreColumns& scores, const ColumnOptions& options = {}) const;

    struct Data;
    explicit ColumnScorer(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
