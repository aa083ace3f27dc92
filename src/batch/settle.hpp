// A total too near a tie or a threshold for a double, as a fraction: the rows in question have one rating nearly everywhere, and
// then most means are that rating again.
#pragma once

#include "batch/panel.hpp"

namespace xuehui::batch {

// Of a weighted tree; as panel::Settle has it. About a microsecond. Gives up where fractions do not fit 64 bits.
bool settle_weighted(const panel::Program& program, const std::uint8_t* codes, std::ptrdiff_t stride,
                     panel::Settled& settled);

}  // namespace xuehui::batch
