// A value while a condition is worked out, and what JsonLogic says about values: their truth, their equality, their
// order. All of it three-valued.
//
// What is not known comes in two shapes: a truth value that is open (a comparison with something unknown), and an
// unknown of any type, of which at least the truth may be told: `and` of an unknown and 0 is certainly falsy. Types of
// unknown facts and intervals of unknown numbers are not told here; leaving them out only makes more answers unknown.
//
// Dates are ours, not JsonLogic's: they are equal to and ordered among dates and texts that spell a date; beside null
// they are not equal, beside anything else the answer is unknown.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include <xuehui/truth.hpp>

#include "base/date.hpp"
#include "base/document.hpp"
#include "logic/budget.hpp"
#include "logic/numeric.hpp"

namespace xuehui::logic {

struct Operand;

struct Unknown {
    Truth truth = Truth::unknown;
};
struct Null {};
struct List {    // made by the condition itself; its elements stand in the slots of the evaluation
    const Operand* first;
    std::size_t count;
};

// Truth: true, false, or a boolean that is not known. Value: an array or object in the facts.
struct Operand : std::variant<Unknown, Null, Truth, Numeric, std::string_view, List, Value, Date> {
    using variant::variant;

    template <class T>
    bool is() const {
        return std::holds_alternative<T>(*this);
    }
    template <class T>
    const T& get() const {
        return *std::get_if<T>(this);
    }
    bool is_container(Type type) const { return is<Value>() && get<Value>().is(type); }
    bool is_array() const { return is<List>() || is_container(Type::array); }
};
static_assert(std::is_trivially_copyable_v<Operand>);

// A fact; null is an absent one, and so is no value at all.
Operand operand_of(Value fact);

// What follows looks at things whose size is for the documents to say, and pays for it. Where that cannot be paid, it is
// not done, and the answer is unknown.

// What stands under a dotted path of members and of places in arrays; the operand itself under "". Nothing where the
// search cannot be paid: that is not the same as a fact that is known to be absent.
std::optional<Operand> find(const Operand& operand, std::string_view path, Budget& budget);

Truth strictly_equal(const Operand& a, const Operand& b, Budget& budget);     // ===
Truth loosely_equal(const Operand& a, const Operand& b, Budget& budget);      // ==
// Nothing where it is unknown; unordered where ECMAScript says false to `<`, `<=`, `>` and `>=` alike.
std::optional<std::partial_ordering> order(const Operand& a, const Operand& b, Budget& budget);
Truth contains(const Operand& whole, const Operand& part, Budget& budget);    // `in`

Truth truth_of(const Operand& operand);
// The day that a date is or a text spells.
std::optional<Date> as_date(const Operand& operand);

// The same as operand_of; nothing where a number is too long to be read.
std::optional<Operand> read(Value fact, Budget& budget);

// Calls `visit` with each element of an array until it says false. False where not all that it wanted could be paid.
template <class Visit>
bool each_element(const Operand& array, Budget& budget, Visit visit) {
    if (array.is<List>()) {
        const List list = array.get<List>();
        for (std::size_t i = 0; i < list.count; ++i) {
            if (!budget.pay(1)) return false;
            if (!visit(list.first[i])) return true;
        }
        return true;
    }
    for (const Value value : array.get<Value>().elements()) {
        const auto element = budget.pay(1) ? read(value, budget) : std::nullopt;
        if (!element) return false;
        if (!visit(*element)) return true;
    }
    return true;
}

}  // namespace xuehui::logic
