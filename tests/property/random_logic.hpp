// Random rules, random data with unknown facts, and what the unknown facts may turn out to be.
//
// The names of facts are few, so that rules meet them; everything a rule can ask for is there once data is completed. What the
// engine refuses when it loads a rule (unlike things in operations over dates, say) is not made.
#pragma once

#include "property/random.hpp"
#include "reference/json.hpp"

namespace property {

using reference::Json;

struct LogicChoices {
    int depth = 4;
    // `missing` and defaults speak of absence: what is learnt may change what they say.
    bool about_absence = false;
};

Json random_logic(Random& random, const LogicChoices& choices = {});
// `unknown`: how many of a hundred facts are markers or, inside objects, left out.
Json random_logic_data(Random& random, unsigned unknown);

// Data with every unknown fact replaced, or with one alone; nothing is left to replace where the two are equal.
Json completed(Random& random, const Json& data);
Json with_one_learnt(Random& random, const Json& data);

}  // namespace property
