// Bars of bounds, as SVG: what is certain is filled, what is still possible is outlined, so that both can be told apart
// without colours. They say nothing to those who do not see them: the numbers always stand beside a bar as text.
#pragma once

#include <cstdint>
#include <span>

#include <xuehui/text.hpp>

#include "markup/markup.hpp"

namespace xuehui::chart {

// A value on the bar's scale, in millionths of the whole.
struct Mark {
    std::int32_t at;
    Text label;
};

// lower ≤ upper, in millionths of the whole. As wide and high as the style sheet says, which also draws the
// track behind it.
void bar(Markup& out, std::int32_t lower, std::int32_t upper);

// A tall bar with a scale below it: a tick at each mark and its label, in falling order. Short labels stand in the middle
// below their marks, a row lower where they would run into another or into its tick; if that is not enough for all, they
// stand on stairs, left of their ticks. Long ones are cut.
void scaled_bar(Markup& out, std::int32_t lower, std::int32_t upper, std::span<const Mark> marks);

}  // namespace xuehui::chart
