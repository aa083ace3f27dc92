// What a condition is compiled to: a flat sequence of instructions, each with one result, in a slot of its own.
//
// An instruction finds its arguments side by side in `count` slots from `arguments` on; they stand before it in the
// sequence. Literals need no instruction: they stand in their slots from the beginning. Nothing jumps, because nothing
// has effects: `and` and `or` look at all their arguments. Only `some`, `all` and `none` steer: the instructions of
// their predicate follow them up to `detail` and are run once per element.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "logic/condition_operand.hpp"

namespace xuehui::logic {

enum class Operation : std::uint8_t {
    list,       // the arguments as an array
    variable,   // the fact at paths[detail] of the element, or of the record; with an argument: the default
    fact,       // likewise, always of the record
    as_of,      // the record's date
    missing,    // those of the `count` paths from `detail` on that name nothing; the list is put into the arguments
    negation,
    truth,
    conjunction,
    disjunction,
    equal,
    not_equal,
    strictly_equal,
    strictly_not_equal,
    less,
    at_most,
    greater,
    at_least,
    contained,
    some,
    all,
    none,
    date,
    months_between,
};

struct Instruction {
    Operation operation;
    std::uint32_t result;       // slot
    std::uint32_t arguments;    // first slot
    std::uint32_t count;
    std::uint32_t detail;
};
static_assert(std::is_trivially_copyable_v<Instruction>);

struct Program {
    std::vector<Instruction> instructions;
    std::vector<Operand> slots;             // as they are when an evaluation begins; the first is the answer's
    std::vector<std::string_view> paths;
    std::deque<std::string> texts;          // what paths and literals view
};

}  // namespace xuehui::logic
