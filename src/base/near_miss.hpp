// The name that was probably meant.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace xuehui {

// The candidate nearest to `name` by edit distance (a swap of neighbours counts one), if it is near enough to be a
// slip: at most a third of the name's length, but one edit is always allowed unless it leaves nothing of the name. Empty
// where none is. The first of equals.
//
// `budget` falls by what the search costs: one for each candidate, and one for each pair of characters compared. When it
// is spent, which is no matter of chance, the answer is empty, and so it is from then on.
std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates, std::size_t& budget);

}  // namespace xuehui
