// A radar chart of bounds, as SVG: one axis for each of three or more shares. The inner polygon is what is certain and
// filled, the outer one what is still possible and dashed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xuehui/text.hpp>

#include "markup/markup.hpp"

namespace xuehui::chart {

struct Axis {
    std::vector<std::string> zh,
        en;                       // the lines of its label in either language; the first alone tells it from others
    std::int32_t lower, upper;    // millionths
};

inline constexpr std::size_t kLeastAxes = 3;
inline constexpr std::size_t kMostAxes = 12;    // beyond that even the first lines run into each other

// Of the labels as many lines are drawn as all have room for. `title` and `description` are for those who do not see the chart. Requires kLeastAxes to kMostAxes axes.
void radar(Markup& out, std::span<const Axis> axes, const Text& title, const Text& description);

}  // namespace xuehui::chart
