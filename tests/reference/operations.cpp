// Comparison, texts and lists.
#include "reference/operations.hpp"

#include <algorithm>

#include "reference/javascript.hpp"
#include "reference/logic.hpp"

namespace reference {

namespace {

constexpr Kinds kDate = only(Kind::date);

// Two arrays or objects that are there, whatever is in them: equal where they are the same one of the data.
bool are_compound(const Value& a, const Value& b) {
    const auto compound = [](const Value& v) {
        return !v.unknown && (v.kind == Kind::array || v.kind == Kind::object);
    };
    return compound(a) && compound(b);
}

// Are the numbers surely different? (NaN is different from everything.)
bool apart(const Range& a, const Range& b) {
    if (!a.ends || !b.ends) return true;
    return order(a.ends->second, b.ends->first) < 0 || order(b.ends->second, a.ends->first) < 0;
}

// Where one side may be a date and one is not known.
Truth dates_equal(const Value& a, const Value& b) {
    const auto never_none = [](const Value& v) { return v.unknown && v.kinds == kDate && !v.may_be_none; };
    const auto is_none = [](const Value& v) {
        if (v.unknown) return false;
        const auto date = javascript::date_of(v);
        return date && !date->day;
    };
    if ((never_none(a) && is_none(b)) || (never_none(b) && is_none(a))) return false;
    // A date, and one thing that is neither a date nor the text of one.
    const Kinds other = (kinds_of(a) | kinds_of(b)) & ~kDate;
    const bool one_kind = other != 0 && (other & (other - 1)) == 0;
    return one_kind && other != only(Kind::string) ? Truth(false) : Truth();
}

Truth strictly_equal(const Value& a, const Value& b) {
    if ((is_plain(a) && is_plain(b)) || are_compound(a, b)) return javascript::strictly_equal(a, b);
    if (((kinds_of(a) | kinds_of(b)) & kDate) != 0) return dates_equal(a, b);
    const Kinds common = kinds_of(a) & kinds_of(b);
    if (common == 0) return false;
    if (common != only(Kind::number)) return {};
    const auto numbers = [](const Value& v) { return v.unknown ? v.range : range_of(v); };
    return apart(numbers(a), numbers(b)) ? Truth(false) : Truth();
}

// Null equals null only, so that it plays no part where one of the two cannot be null.
Range range_without_null(const Value& value) {
    return range_of(value.unknown ? unknown(value.kinds & ~only(Kind::null), value.range) : value);
}

Truth loosely_equal(const Value& a, const Value& b) {
    if ((is_plain(a) && is_plain(b)) || are_compound(a, b)) return javascript::loosely_equal(a, b);
    const Kinds null = only(Kind::null);
    if (((kinds_of(a) | kinds_of(b)) & kDate) != 0) return dates_equal(a, b);
    if (kinds_of(a) == null && (kinds_of(b) & null) == 0) return false;
    if (kinds_of(b) == null && (kinds_of(a) & null) == 0) return false;
    if (((kinds_of(a) | kinds_of(b)) & kTextual) != 0) return {};
    if ((kinds_of(a) & kinds_of(b) & null) != 0) return {};
    return apart(range_without_null(a), range_without_null(b)) ? Truth(false) : Truth();
}

Truth contained(const Value& needle, const Value& hay) {
    if (hay.unknown) {
        return (hay.kinds & (only(Kind::string) | only(Kind::array))) != 0 ? Truth() : Truth(false);
    }
    if (hay.kind == Kind::array) {
        bool every_false = true;
        for (const Element& element : hay.elements) {
            const Truth truth = strictly_equal(needle, element.value);
            if (truth == Truth(true) && !element.perhaps) return true;
            every_false = every_false && truth == Truth(false);
        }
        return every_false ? Truth(false) : Truth();
    }
    if (hay.kind != Kind::string || hay.text.empty()) return false;
    if (!is_plain(needle)) return {};
    return hay.text.find(javascript::text(needle)) != std::string::npos;
}

bool all_plain(const Arguments& arguments) { return std::all_of(arguments.begin(), arguments.end(), is_plain); }

bool surely_not_empty(const Value& value) {
    if (is_plain(value)) return !javascript::part_text(value).empty();
    if (!value.unknown && value.kind == Kind::array) {
        // A comma stands between any two elements.
        const auto definite = [](const Element& element) { return !element.perhaps; };
        const auto not_empty = [](const Element& element) {
            return !element.perhaps && surely_not_empty(element.value);
        };
        return std::count_if(value.elements.begin(), value.elements.end(), definite) > 1 ||
               std::any_of(value.elements.begin(), value.elements.end(), not_empty);
    }
    const Kinds kinds = kinds_of(value);
    if ((kinds & (only(Kind::null) | only(Kind::array))) != 0) return false;
    return (kinds & only(Kind::string)) == 0 || truth_of(value) == Truth(true);
}

Value cat(const Arguments& arguments) {
    if (!all_plain(arguments)) {
        const bool some = std::any_of(arguments.begin(), arguments.end(), surely_not_empty);
        return unknown(only(Kind::string), {}, some ? Truth(true) : Truth());
    }
    std::string text;
    for (const Value& argument : arguments) text += javascript::part_text(argument);
    return Value::of(text);
}

// A number of code units, within what a text can be long.
long long whole_of(const Value& value) {
    const Number number = javascript::to_number(value);
    if (number.is_nan()) return 0;
    return static_cast<long long>(std::clamp(number.to_double(), -2147483648.0, 2147483648.0));
}

// The part from `start` on, from the end where it is negative; of that the first `length`, or all but so many at the
// end.
Value substr(const Arguments& arguments) {
    if (!all_plain(arguments)) return unknown(only(Kind::string));
    std::vector<char16_t> units = javascript::code_units(javascript::text(arguments.at(0)));
    const auto drop = [&](long long size, long long count) { return std::min(size, std::max(0LL, count)); };
    const auto size = static_cast<long long>(units.size());
    const long long start = arguments.size() > 1 ? whole_of(arguments[1]) : 0;
    units.erase(units.begin(), units.begin() + (start < 0 ? drop(size, size + start) : drop(size, start)));
    const auto rest = static_cast<long long>(units.size());
    if (arguments.size() > 2) {
        const long long length = whole_of(arguments[2]);
        units.resize(static_cast<std::size_t>(length < 0 ? drop(rest, rest + length) : drop(rest, length)));
    }
    return Value::of(javascript::from_code_units(units));
}

Value merge(const Arguments& arguments) {
    std::vector<Element> merged;
    bool whole = true;    // is every list that goes in known to its length?
    for (const Value& argument : arguments) {
        if (argument.unknown && (argument.kinds & only(Kind::array)) != 0) {
            whole = false;
            // Not empty, so at least one element, whatever it is.
            if (argument.kinds == only(Kind::array) && argument.truth == Truth(true))
                merged.push_back({argument, false});
        } else if (!argument.unknown && argument.kind == Kind::array) {
            merged.insert(merged.end(), argument.elements.begin(), argument.elements.end());
        } else {
            merged.push_back({argument, false});
        }
    }
    Value result = Value::list(merged);
    if (whole) return result;
    return unknown(only(Kind::array), {}, truth_of(result) == Truth(true) ? Truth(true) : Truth());
}

std::optional<Truth> comparison(const std::string& name, const Arguments& arguments) {
    const auto argument = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : Value(); };
    const bool or_equal = name.ends_with('=');
    if (name == "<" || name == "<=") {
        const Truth first = less(argument(0), argument(1), or_equal);
        return arguments.size() > 2 ? both(first, less(argument(1), argument(2), or_equal)) : first;
    }
    if (name == ">" || name == ">=") return less(argument(1), argument(0), or_equal);
    if (name == "==") return loosely_equal(argument(0), argument(1));
    if (name == "!=") return negation(loosely_equal(argument(0), argument(1)));
    if (name == "===") return strictly_equal(argument(0), argument(1));
    if (name == "!==") return negation(strictly_equal(argument(0), argument(1)));
    if (name == "!") return negation(truth_of(argument(0)));
    if (name == "!!") return truth_of(argument(0));
    if (name == "in") return contained(argument(0), argument(1));
    return {};
}

}  // namespace

Truth less(const Value& a, const Value& b, bool or_equal) {
    if (is_plain(a) && is_plain(b)) {
        const std::optional<int> order = javascript::compare(a, b);
        return order && (*order < 0 || (or_equal && *order == 0));
    }
    if (((kinds_of(a) | kinds_of(b)) & (kTextual | kDate)) != 0) return {};
    const Range left = range_of(a);
    const Range right = range_of(b);
    if (!left.ends || !right.ends) return false;    // NaN and nothing else
    if (left.nan || right.nan) return {};
    const int highest_to_lowest = order(left.ends->second, right.ends->first);
    const int lowest_to_highest = order(left.ends->first, right.ends->second);
    if (highest_to_lowest < 0 || (or_equal && highest_to_lowest == 0)) return true;
    if (lowest_to_highest > 0 || (!or_equal && lowest_to_highest == 0)) return false;
    return {};
}

std::optional<Value> operation(const std::string& name, const Arguments& arguments, const Value& as_of) {
    if (const auto truth = comparison(name, arguments)) return Value::of_truth(*truth);
    if (name == "cat") return cat(arguments);
    if (name == "substr") return substr(arguments);
    if (name == "merge") return merge(arguments);
    if (name == "log") return arguments.empty() ? Value() : arguments[0];
    if (auto number = arithmetic(name, arguments)) return number;
    return date_operation(name, arguments, as_of);
}

}  // namespace reference
