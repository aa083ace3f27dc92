// Cells of comma-separated values (RFC 4180), written and read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>

namespace xuehui::stream {

// Appends a comma and the cell, quoted where its text asks for it.
void append_cell(std::string& row, std::string_view text);

// Two cells: lower and upper, empty where there is no score.
void append_bounds(std::string& row, const std::optional<Bounds>& bounds);

// A cell as it is read: its text, in which quotation marks may still be doubled.
struct Cell {
    std::string_view raw;
    bool has_doubled = false;

    std::string text() const;
};

struct Row {
    enum class State { whole, unfinished, malformed };
    State state = State::unfinished;
    // Bytes with the line break; of a malformed row those of its first line, as nobody knows where it should have ended.
    std::size_t size = 0;
};

// A cell in quotation marks may go on over lines; but not longer than this, lest one mark too many swallows a file.
inline constexpr std::size_t kLongestRow = std::size_t{1} << 20;

// The row at the beginning of a text, which may go on unless it `is_last`. Its cells; of a malformed one those before the
// fault.
Row read_row(std::string_view text, bool is_last, std::vector<Cell>& cells);

}  // namespace xuehui::stream
