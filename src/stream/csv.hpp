// Cells of comma-separated values (RFC 4180).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>

namespace xuehui::stream {

// Appends a comma and the cell, quoted where its text asks for it.
void append_cell(std::string& row, std::string_view text);

// Two cells: lower and upper, empty where there is no score.
void append_bounds(std::string& row, const std::optional<Bounds>& bounds);

}  // namespace xuehui::stream
