// What JavaScript makes of known values: the conversions and comparisons that JsonLogic has from json-logic-js.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reference/value.hpp"

namespace reference::javascript {

// String(value), and as a part of something joined, where null is nothing.
std::string text(const Value& value);
std::string part_text(const Value& value);

Number to_number(const Value& value);      // Number(value)
Number parse_float(const Value& value);    // the longest beginning that is a number

// UTF-16, which is what JavaScript counts and compares.
std::vector<char16_t> code_units(std::string_view text);
std::string from_code_units(const std::vector<char16_t>& units);

// A date from a date or its text ("none" is one); nothing where the text is none.
std::optional<Value> date_of(const Value& value);

// -1, 0 or 1; nothing where the two have no order, and no comparison holds.
std::optional<int> compare(const Value& a, const Value& b);
bool loosely_equal(const Value& a, const Value& b);
bool strictly_equal(const Value& a, const Value& b);    // arrays and objects: if they are the same one, not alike

}  // namespace reference::javascript
