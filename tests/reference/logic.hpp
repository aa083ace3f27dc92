// Three-valued JsonLogic, as much of it as conditions of catalogues (`applies_if`) are made of.
//
// A fact that is absent or null is unknown, and what an unknown could change is unknown (Kleene). Like is compared with
// like: a condition that mixes types, or has an operator that is not here, is Unsupported rather than guessed at.
#pragma once

#include <optional>
#include <stdexcept>

#include "reference/json.hpp"

namespace reference {

struct Unsupported : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// true, false, or nothing: unknown.
using Truth = std::optional<bool>;

Truth negation(Truth a);

// The truth of a condition over the facts of a record, which hold `as_of`.
Truth condition(const Json& rule, const Json& facts);

}  // namespace reference
