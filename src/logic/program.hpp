// What logic is compiled to: a flat sequence of instructions over registers, literals and facts.
//
// A reference says where an operand stands: in a register, among the literals, or in a fact's cell. Literals and facts
// of the dictionary need no instruction. Each sub-expression has a register of its own, so that after a run the
// registers tell what every part gave (trace.cpp). Instructions follow one another; `and`, `or`, `if` and defaults jump
// forward over what need not be worked out. An operator over a list runs the instructions behind it, up to its target,
// for each element.
//
// Register 0 is the root of the data where there is no vocabulary, and the row of `item` where there is one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/document.hpp"
#include "logic/operand.hpp"
#include "logic/vocabulary.hpp"

namespace xuehui::logic {

enum class Operation : std::uint8_t {
    move,        // a
    path,        // what stands under the path `b` of a; its beginnings' names are `prefixes` from `detail` on
    computed,    // what stands under the path that b gives, of a
    as_of,       // the date of data without a dictionary
    element,     // a, an element; its name is `detail`; only where a default follows, as with the next
    member,      // the cell b of row a
    place,       // the element `b` of the list fact `detail`, which a is
    known,       // a, if it is known, and on to the target; else its default, which follows
    list,        // the operands from a, b of them
    missing,     // of the names, the operands from a, those that nothing stands under: each in its place among `refs`
                 // from the target on, if there are such, and if that is nowhere, under its path of `detail`
    missing_some,
    negation,
    truth,
    equal,
    not_equal,
    same,
    not_same,
    less,
    at_most,
    less_between,
    at_most_between,    // three operands from a
    contained,
    conjunct,
    disjunct,    // takes a into the result; to the target where it decides
    branch,      // the condition a: where it is false, to the target
    take,        // joins a into the result, if `b`, the register of the branch, is not surely true; else to the target
    add,
    subtract,
    multiply,
    divide,
    modulo,
    negate,
    minimum,
    maximum,
    ratio,
    cat,
    substr,
    merge,
    some,
    all,
    none,
    count_if,
    filter,
    map,       // the list a, element by element in register b; `detail` is the body's value
    reduce,    // likewise, with the accumulator in b + 1 and in the end in the result
    date,
    days_between,
    months_between,
    add_days,
    add_months,
    age,    // the last
};
std::string_view name_of(Operation operation);

// Where an operand stands. A cell is one of the row that stands in a register.
class Ref {
public:
    enum class Place : std::uint8_t { register_, literal, fact, cell };
    constexpr Ref() = default;
    constexpr Ref(Place place, std::uint32_t index) : word_(static_cast<std::uint32_t>(place) << kShift | index) {}
    constexpr Place place() const { return static_cast<Place>(word_ >> kShift); }
    constexpr std::uint32_t index() const { return word_ & ((1U << kShift) - 1); }

    static constexpr std::uint32_t kMostCells = 1U << 12U, kMostRows = 1U << 18U;
    static constexpr Ref cell(std::uint32_t row, std::uint32_t number) {
        return {Place::cell, row * kMostCells + number};
    }
    constexpr std::uint32_t row() const { return index() / kMostCells; }
    constexpr std::uint32_t number() const { return index() % kMostCells; }

    // What is no place at all: a cell needs a number.
    static constexpr Ref nowhere() { return cell(0, 0); }
    constexpr bool is_nowhere() const { return word_ == nowhere().word_; }

    constexpr std::uint32_t word() const { return word_; }
    constexpr bool operator==(const Ref&) const = default;
    static constexpr Ref of(std::uint32_t word) {
        return {static_cast<Place>(word >> kShift), word & ((1U << kShift) - 1)};
    }

private:
    static constexpr unsigned kShift = 30;
    std::uint32_t word_ = 0;
};

// In the body of a reduce there are two names: the element, and what the elements before it came to.
inline constexpr std::string_view kCurrent = "current";
inline constexpr std::string_view kAccumulator = "accumulator";

// "current.amount": the first segment of a path, and what follows the dot.
struct PathHead {
    std::string_view head, rest;
};
inline PathHead split_head(std::string_view path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return {path, {}};
    return {path.substr(0, dot), path.substr(dot + 1)};
}

struct Instruction {
    enum Flag : std::uint8_t {
        kFirst = 1,      // of `conjunct`, `disjunct`, `branch`: nothing is in the result yet
        kLast = 2,       // of `conjunct` and `disjunct`
        kDefault = 4,    // of what reads: a default follows, over which a value that is there jumps to the target
        kMany = 8,       // a is a number of `refs`, b says how many
        kLoop = 16,      // the instructions up to the target are its body
        kTaken = 64,     // of what gives a truth: the next instruction takes it, a `conjunct` or `disjunct`
        kTest = 128,     // of an operator over a list: its body is one instruction, which gives a truth
        kReduce = 32,    // of `computed` and `missing`: names begin with "current" or "accumulator"
    };
    Operation operation;
    std::uint8_t flags = 0;
    std::uint32_t result = 0;    // register
    Ref a;
    std::uint32_t b = 0;    // a Ref's place and index, or a number
    std::uint32_t target = 0;
    std::uint32_t detail = 0;

    bool has(Flag flag) const { return (flags & flag) != 0; }
};
static_assert(std::is_trivially_copyable_v<Instruction>);

// A sub-expression, for those who ask why.
struct Node {
    std::string_view operation;
    Value place;
    Ref ref;
    Slot fact = kNoSlot;
    std::uint32_t loop = 0;    // of an operator over a list: the instruction
    std::vector<std::uint32_t> children;
};

struct Program {
    std::vector<Instruction> instructions;
    std::vector<Ref> refs;
    std::vector<Operand> literals;
    std::vector<std::string> paths;
    std::vector<std::string> names;         // of what is read, where there is no vocabulary
    std::vector<std::uint32_t> prefixes;    // of each path, the name of what stands under its first 0, 1, … members
    std::vector<std::unique_ptr<Operand[]>> lists;    // that literals are
    std::vector<Node> nodes;                          // the last is the whole
    std::vector<Slot> reads;
    // Of a register with an element: the name of the element itself, and the first of its members, if it is a row.
    struct Element {
        Slot itself = kNoSlot, first_member = kNoSlot;
    };
    std::vector<Element> elements;
    const Vocabulary* vocabulary = nullptr;
    Slot each = kNoSlot;
    Value source;
    std::shared_ptr<const Document> document;    // of the source
    Ref result;
    bool is_constant() const { return instructions.empty() && result.place() == Ref::Place::literal; }
    Kinds kinds;
    std::uint32_t registers = 1;
    bool makes = false;    // texts or lists, which must be kept for the answer
};

std::string dump(const Program& program);

}  // namespace xuehui::logic
