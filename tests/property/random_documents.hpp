// Random catalogues, schemes and records, all of them valid, made to hit what is hard: ties, thresholds, zeros,
// minima that several children share, awkward decimals, huge and tiny weights, stages and dates that do not count.
//
// Thresholds (grades, `below` of gates) are set after the records are made: to the exact scores that come out, or to
// the decimals on either side of them. So scores lie on thresholds often, which by chance they never would.
#pragma once

#include <vector>

#include "property/random.hpp"
#include "reference/reference.hpp"

namespace property {

using reference::Json;

// A catalogue, a scheme for it, and some records.
struct World {
    Json catalogue;
    Json scheme;
    std::vector<Json> records;
    std::vector<Json> others;    // catalogues that the first one may extend
};

// A small catalogue of one to four roots.
World small_world(Random& random, std::size_t records);

// The built-in catalogue or one that extends it, with a built-in scheme or a random one.
World standard_world(Random& random, std::size_t records);

// A decimal of so many millionths, spelt in one way or another.
Json decimal_json(Random& random, long long millionths);

// All but gates and grades; then those, aimed at the scores of the records.
Json random_scheme(Random& random, const std::vector<reference::Node>& tree, const std::string& catalogue);
void aim_thresholds(Random& random, World& world);

// Ratings in plenty, or none.
Json random_record(Random& random, const std::vector<reference::Node>& tree, const Json& scheme, Json facts);

// The nodes of a tree, criteria (level 4) and indicators apart, in catalogue order.
std::vector<const reference::Node*> nodes_of(const std::vector<reference::Node>& tree, bool criteria);

}  // namespace property
