// The search for near misses with a budget that several searches share.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include <xuehui/near_miss.hpp>

namespace xuehui {

// `budget` falls by what the search costs: one for each candidate, and one for each pair of characters compared. When it
// is spent, which is no matter of chance, the answer is empty, and so it is from then on.
std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates, std::size_t& budget);

// Some hundreds of slips among some hundreds of names stay far below; it is spent in less than a tenth of a second.
inline constexpr std::size_t kNearMissBudget = std::size_t{1} << 25U;

}  // namespace xuehui
