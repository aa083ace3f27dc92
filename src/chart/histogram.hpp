// How scores are spread, as SVG: a column for each part of the scale, filled for the lower bounds and outlined for the upper
// ones, so that both can be told apart without colours.
#pragma once

#include <cstdint>
#include <span>

#include <xuehui/text.hpp>

#include "chart/bars.hpp"
#include "markup/markup.hpp"

namespace xuehui::chart {

// As many counts of either; they share the scale from 0 to the whole evenly. Marks are drawn as lines, with their labels where
// there is room. `title` and `description` are for those who do not see the chart.
void histogram(Markup& out, std::span<const std::uint64_t> lower, std::span<const std::uint64_t> upper,
               std::span<const Mark> marks, const Text& title, const Text& description);

}  // namespace xuehui::chart
