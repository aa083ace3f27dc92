// Columns of ratings as codes of ColumnScorer.
//
// Of a dictionary each entry is looked up once, when a batch comes; after that a rating is a byte of a table. Codes are written
// where the kernels want them, some 64 at a time, so that no more than a run of rows ever exists twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xuehui/columns.hpp>

#include "arrow/texts.hpp"

namespace xuehui::arrow {

// Stands where a cell is wrong: no code of a scale that has room for it.
inline constexpr std::uint8_t kWrong = 255;

// Immutable; any number of threads may fill from it.
class CodeColumn {
public:
    static Result<CodeColumn> of(const ArrowArray* array, const ColumnType& type, std::int64_t first,
                                 std::int64_t count, const ColumnScorer& scorer, std::string_view column);

    // The codes of `count` cells from `first` on. True where one of them is kWrong.
    bool fill(std::size_t first, std::size_t count, std::uint8_t* out) const;
    // Asks for the memory of cells that will be wanted soon: columns are too many for the processor to see what comes next.
    void prefetch(std::size_t first, std::size_t count) const;
    // What is wrong with a cell: "code: words".
    std::string fault(std::size_t cell) const;

    static constexpr std::size_t kLanes = 16;    // cells in a register

private:
    CodeColumn(const TextColumn& texts, const ColumnScorer& scorer) : texts_(texts), scorer_(&scorer) {}
    void make_table();

    template <class Index>
    void look_up(std::size_t first, std::size_t count, std::uint8_t* out) const;
    void look_up_few(const std::uint8_t* indices, std::uint8_t* out) const;
    void read_codes(std::size_t first, std::size_t count, std::uint8_t* out) const;
    void read_texts(std::size_t first, std::size_t count, std::uint8_t* out) const;
    void put_nulls(std::size_t first, std::size_t count, std::uint8_t* out) const;

    // An entry of a dictionary that has few: its number, and what makes its code of kWrong, in every lane.
    struct Few {
        std::uint8_t number[kLanes], change[kLanes];
    };
    enum class Way : std::uint8_t { nulls, codes, texts, table };

    TextColumn texts_;
    const ColumnScorer* scorer_;
    Way way_ = Way::nulls;
    std::vector<std::uint8_t> table_;    // of each entry of the dictionary, and kWrong for what is beyond
    std::vector<Few> few_;
};

}  // namespace xuehui::arrow
