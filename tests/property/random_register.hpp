// What people do with a register between updates, at random, and what becomes of what they wrote.
#pragma once

#include <string>

#include "property/random.hpp"
#include "reference/json.hpp"

namespace property {

// Adds to a register, and changes what is people's: entries, decisions, controls, history, early warnings, incidents,
// changes, seals; members of their own anywhere. It stays a good document.
void edit(Random& random, reference::Json& text, std::size_t round);

// Facts for an update, some of them missing; see unit/register/registers.hpp.
std::string random_facts(Random& random);

// What of `before` is people's and not in `after` as it was, or empty: values, and entries, which stay in their places;
// a history only grows.
std::string lost(const reference::Json& before, const reference::Json& after);

}  // namespace property
