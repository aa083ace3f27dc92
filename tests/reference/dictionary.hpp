// The fact dictionary: a record's facts as data for logic.
//
// Every fact of the dictionary has its place: the value that the record gives, else the default, else an unknown of the
// fact's type and range. What the record gives beside is passed over; a value of the wrong type is a
// std::runtime_error.
#pragma once

#include <string>
#include <vector>

#include "reference/json.hpp"
#include "reference/value.hpp"

namespace reference {

class Dictionary {
public:
    // Later entries replace earlier ones of the same name.
    void add(const Json& entry);
    // `as_of` and the ends of the period are facts too.
    Value bind(const Json& record) const;

private:
    std::vector<Json> entries_;
};

}  // namespace reference
