// Three-valued JsonLogic, slow and obvious: plain JsonLogic where everything is known, and what can be said where it is
// not.
//
// A tree walker over Json. value.hpp has what is known of an unknown, javascript.hpp the coercions, operations.hpp the
// operators that first evaluate their arguments; here are data and the operators that steer. Data is closed (what is
// not there is null) or open (it is unknown). What makes no sense, and the engine refuses when it loads a rule, is
// Unsupported.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "reference/json.hpp"
#include "reference/value.hpp"

namespace reference {

struct Unsupported : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Data as plain JsonLogic has it.
Value closed_data(const Json& data);
// Objects are open, and `{"?": kind, "lo", "hi"}` is an unknown fact. Null is null.
Value open_data(const Json& data, const std::string& name = {});
// The facts of a record, without a dictionary: objects are open, and null is as good as absent.
Value record_data(const Json& facts, const std::string& name = {});

Answer answer(const Json& rule, const Value& data);

// An object of data in which what is not there is unknown.
Value open_object();
// Puts a value at a dotted name of such data.
void put(Value& data, const std::string& name, Value value);

// The truth of a condition over the facts of a record, which hold `as_of`.
Truth condition(const Json& rule, const Json& facts);

// The value as JSON: numbers as JavaScript prints them, NaN as null, a date as its text. Of a known value only.
std::string json_text(const Value& value);
// `{"known": …, "needs": […], "assumed": […]}` or `{"unknown": {…}, …}`.
std::string answer_text(const Answer& answer);

}  // namespace reference
