// The logic of conditions and rules by itself: JsonLogic over any data, with or without the unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xuehui/result.hpp>

namespace xuehui {

// What data does not say.
enum class Missing : std::uint8_t {
    null,    // is null, as in JsonLogic
    unknown,    // is unknown; and {"?": "any|number|boolean|string|array", "lo": …, "hi": …} stands for an unknown fact
};

// The value of a rule on data, both JSON, as JSON text: what JsonLogic's first implementation gives (NaN and the infinities
// are written null), and for the operators of ours what logic.md says.
//
// With Missing::unknown an object: {"known": VALUE, "needs": […], "assumed": […]}, or {"unknown": {"truth": true, false or
// null, "types": […], "lo": …, "hi": …}, "needs": […], "assumed": […]}: the kinds that the value could have, the truth
// that all have in common, and, if it could be a number, between what (an end without a bound is null; neither is
// there if it could be NaN and no other number). "needs" are the unknown facts that were read, by their paths, through
// lists without the elements' places; "assumed" those for which a default was taken. The answer holds whatever the unknown facts turn out to be.
//
// Errors: what is wrong with either text; "bad_logic" where the rule cannot be understood. The work is bounded: what would
// take more than about a tenth of a second is unknown (written null without Missing::unknown). Any thread.
Result<std::string> evaluate_logic(std::string_view rule, std::string_view data, Missing missing = Missing::null,
                                   const Limits& limits = {});

}  // namespace xuehui
