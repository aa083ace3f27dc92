// The operators' names and how many arguments they take.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "logic/program.hpp"

namespace xuehui::logic {

enum class Syntax : std::uint8_t {
    variable,
    fact,
    missing,
    missing_some,
    conditional,
    connective,
    plain,
    swapped,
    fold,
    minus,
    unary_list,
    over_list,
    reduce,
    dates,
    age,
    identity,
};

struct Operator {
    std::string_view name;
    Syntax syntax;
    Operation operation;
    std::size_t least, most;    // arguments
};

inline constexpr std::size_t kAny = std::size_t(-1);

const Operator* find_operator(std::string_view name);
std::span<const std::string_view> operator_names();
// "'<' takes 2 to 3 arguments, found 1"
std::string count_message(const Operator& known, std::size_t found);

// `{"!": x}` is short for `{"!": [x]}`.
std::vector<Value> arguments_of(Value argument);

}  // namespace xuehui::logic
