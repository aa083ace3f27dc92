// The operators that first evaluate all their arguments, over values that may be unknown.
//
// Known arguments give what JavaScript gives. Otherwise the answer says no more than holds whatever the unknown turns
// out to be.
#pragma once

#include <string>
#include <vector>

#include "reference/value.hpp"

namespace reference {

using Arguments = std::vector<Value>;

// The value of an operator; nothing where there is no operator of that name among these.
std::optional<Value> operation(const std::string& name, const Arguments& arguments, const Value& as_of);

// arithmetic.cpp: + * - / % min max ratio
std::optional<Value> arithmetic(const std::string& name, const Arguments& arguments);
// dates.cpp: date days_between months_between add_days add_months age
std::optional<Value> date_operation(const std::string& name, const Arguments& arguments, const Value& as_of);

// Truth of a < b, or of a <= b.
Truth less(const Value& a, const Value& b, bool or_equal);

}  // namespace reference
