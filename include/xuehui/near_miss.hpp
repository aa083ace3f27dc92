// The name that was probably meant.
#pragma once

#include <span>
#include <string_view>

namespace xuehui {

// The candidate nearest to `name` by edit distance (a swap of neighbours counts one, capitals for small letters nothing), if
// it is near enough to be a slip: at most a third of the name's length, but one edit is always allowed unless it leaves
// nothing of the name. Empty where none is. The first of equals.
//
// It is how diagnostics come by their hints, here for those who look names up themselves. The search gives up, with nothing
// found, after some ten million steps.
std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace xuehui
