// A value of a rule: known, a list of which some elements are only perhaps there, or unknown, and what is known of it
// then.
//
// Truth is true, false or nothing: open. An unknown that can be one value only is that value: `unknown()` sees to it.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/json.hpp"
#include "reference/number.hpp"

namespace reference {

using Truth = std::optional<bool>;

enum class Kind : unsigned { null, boolean, number, string, array, object, date };

// A set of kinds: a bit for each.
using Kinds = unsigned;
constexpr Kinds only(Kind kind) { return 1U << static_cast<unsigned>(kind); }
constexpr Kinds kAnything = 0x3F;    // a date comes only from where dates are made, and is read from a string
constexpr Kinds kTextual = only(Kind::string) | only(Kind::array) | only(Kind::object);

// What numbers a value could be. Without ends: none but NaN.
struct Range {
    std::optional<std::pair<Number, Number>> ends;
    bool nan = false;
};

struct Element;
struct Place;

struct Value {
    // Written down where elements and members are whole types.
    Value();
    Value(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(const Value& other);
    Value& operator=(Value&& other) noexcept;
    ~Value();

    bool unknown = false;

    // Known.
    Kind kind = Kind::null;
    bool flag = false;    // of a boolean
    Number number;
    std::string text;                                      // of a string
    std::vector<Element> elements;                         // of an array
    std::vector<std::pair<std::string, Value>> members;    // of an object
    bool open = false;                                     // of an object: what is not there is unknown
    std::shared_ptr<const int> identity;                   // of an array or object: copies are the same one
    std::optional<std::chrono::sys_days> day;              // of a date; nothing: "none", which is later than every day

    // Unknown.
    Kinds kinds = 0;
    Range range;
    Truth truth;
    bool may_be_none = false;    // a date that could be "none"

    // The fact that is unknown, or where an open object stands; empty where it has no name.
    std::string name;

    // In data: what stands here is settled only when it is read. Nothing else of the value counts then.
    std::shared_ptr<const Place> place;

    static Value of(bool value);
    static Value of(Number value);
    static Value of(std::string value);
    static Value of(std::chrono::sys_days day);
    static Value no_date();
    static Value list(std::vector<Element> elements);
    static Value of_truth(Truth truth);    // an open one is an unknown boolean

    const Value* member(std::string_view wanted) const;
};

struct Element {
    Value value;
    bool perhaps = false;
};

// A value, the unknown facts that were read on the way to it, and those for which a default was taken.
struct Answer {
    Value value;
    std::set<std::string> needs;
    std::set<std::string> assumed;
};

// A default, which is noted when it is taken, or a fact that is derived from others.
struct Place {
    std::string name;
    Value value;
    std::function<Answer()> derive;
};

// Any number where the kinds have one and no range is given. `truth` only where more is known than the rest says.
Value unknown(Kinds kinds, Range range = {}, Truth truth = {}, bool may_be_none = false);
Value anything(std::string name = {});
Value unknown_number(Number low, Number high, bool nan = false);

// Known all the way down, and surely there.
bool is_known(const Value& value);
// Is it known what it is converted to? Of an object that is always so: nothing looks at its members.
bool is_plain(const Value& value);
Kinds kinds_of(const Value& value);
Truth truth_of(const Value& value);
// The numbers that a value could be; null and booleans count as the numbers they stand for.
Range range_of(const Value& value);
// Adds the names of the unknown facts in a value, all the way down.
void add_names(const Value& value, std::set<std::string>& names);

// What is known of a value that is one of the two.
Value join(const Value& a, const Value& b);
// What is left of a value whose truth is open when it turns out to be `truth`.
Value narrow(const Value& value, bool truth);
// Are two known values the same, all the way down? (NaN is itself here.)
bool same(const Value& a, const Value& b);

Truth negation(Truth a);
Truth both(Truth a, Truth b);

}  // namespace reference
