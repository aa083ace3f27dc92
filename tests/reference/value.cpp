#include "reference/value.hpp"

#include <algorithm>
#include <limits>

namespace reference {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_zero(const Number& number) { return order(number, Number::of(0LL)) == 0; }

bool holds_zero(const Range& range) {
    const Number zero = Number::of(0LL);
    return range.ends && order(range.ends->first, zero) <= 0 && order(range.ends->second, zero) >= 0;
}

Truth truth_of_unknown(Kinds kinds, const Range& range) {
    bool may_be_true = (kinds & (only(Kind::object) | only(Kind::date))) != 0;
    bool may_be_false = (kinds & only(Kind::null)) != 0;
    if ((kinds & (only(Kind::boolean) | only(Kind::string) | only(Kind::array))) != 0)
        may_be_true = may_be_false = true;
    if ((kinds & only(Kind::number)) != 0) {
        if (range.nan || holds_zero(range)) may_be_false = true;
        if (range.ends && !(is_zero(range.ends->first) && is_zero(range.ends->second))) may_be_true = true;
    }
    if (may_be_true == may_be_false) return {};
    return may_be_true;
}

// Equal zeros of different signs are not the same: what is divided by them tells.
bool same(const Number& a, const Number& b) {
    if (a.is_nan() || b.is_nan()) return a.is_nan() && b.is_nan();
    return order(a, b) == 0 && a.is_negative_zero() == b.is_negative_zero();
}

// The numbers alone that a value could be.
Range numbers_of(const Value& value) {
    if (value.unknown) return value.range;
    return value.kind == Kind::number ? range_of(value) : Range{};
}

Range hull(const Range& a, const Range& b) {
    Range result{a.ends ? a.ends : b.ends, a.nan || b.nan};
    if (a.ends && b.ends) {
        result.ends = {smaller(a.ends->first, b.ends->first), larger(a.ends->second, b.ends->second)};
    }
    return result;
}

}  // namespace

Value::Value() = default;
Value::Value(const Value& other) = default;
Value::Value(Value&& other) noexcept = default;
Value& Value::operator=(const Value& other) = default;
Value& Value::operator=(Value&& other) noexcept = default;
Value::~Value() = default;

Value Value::of(bool value) {
    Value result;
    result.kind = Kind::boolean;
    result.flag = value;
    return result;
}

Value Value::of(Number value) {
    Value result;
    result.kind = Kind::number;
    result.number = std::move(value);
    return result;
}

Value Value::of(std::string value) {
    Value result;
    result.kind = Kind::string;
    result.text = std::move(value);
    return result;
}

Value Value::of(std::chrono::sys_days day) {
    Value result = no_date();
    result.day = day;
    return result;
}

Value Value::no_date() {
    Value result;
    result.kind = Kind::date;
    return result;
}

Value Value::list(std::vector<Element> elements) {
    Value result;
    result.kind = Kind::array;
    result.identity = std::make_shared<int>();
    result.elements = std::move(elements);
    return result;
}

Value Value::of_truth(Truth truth) { return truth ? of(*truth) : reference::unknown(only(Kind::boolean)); }

const Value* Value::member(std::string_view wanted) const {
    for (std::size_t i = members.size(); i-- > 0;) {
        if (members[i].first == wanted) return &members[i].second;
    }
    return nullptr;
}

Value unknown(Kinds kinds, Range range, Truth truth, bool may_be_none) {
    const bool numeric = (kinds & only(Kind::number)) != 0;
    if (!numeric) range = {};
    if (numeric && !range.ends && !range.nan) range.ends = {Number::of(-kLargest), Number::of(kLargest)};
    if (!truth) truth = truth_of_unknown(kinds, range);
    if (kinds == only(Kind::number) && !range.ends)
        return Value::of(Number::of(std::numeric_limits<double>::quiet_NaN()));
    if (kinds == only(Kind::number) && !range.nan && same(range.ends->first, range.ends->second))
        return Value::of(range.ends->first);
    if (kinds == only(Kind::boolean) && truth) return Value::of(*truth);
    if (kinds == only(Kind::null)) return {};
    if (kinds == only(Kind::string) && truth == Truth(false)) return Value::of(std::string());
    if (kinds == only(Kind::array) && truth == Truth(false)) return Value::list({});
    Value result;
    result.unknown = true;
    result.kinds = kinds;
    result.range = std::move(range);
    result.truth = truth;
    result.may_be_none = may_be_none;
    return result;
}

Value anything(std::string name) {
    Value result = unknown(kAnything, {std::pair(Number::of(-kInfinity), Number::of(kInfinity)), true});
    result.name = std::move(name);
    return result;
}

Value unknown_number(Number low, Number high, bool nan) {
    return unknown(only(Kind::number), {std::pair(std::move(low), std::move(high)), nan});
}

bool is_known(const Value& value) {
    if (value.unknown) return false;
    return std::all_of(value.elements.begin(), value.elements.end(),
                       [](const Element& element) { return !element.perhaps && is_known(element.value); }) &&
           std::all_of(value.members.begin(), value.members.end(),
                       [](const auto& member) { return is_known(member.second); });
}

bool is_plain(const Value& value) {
    return !value.unknown && std::all_of(value.elements.begin(), value.elements.end(), [](const Element& element) {
        return !element.perhaps && is_plain(element.value);
    });
}

Kinds kinds_of(const Value& value) { return value.unknown ? value.kinds : only(value.kind); }

Truth truth_of(const Value& value) {
    if (value.unknown) return value.truth;
    switch (value.kind) {
        case Kind::null: return false;
        case Kind::boolean: return value.flag;
        case Kind::number: return !value.number.is_nan() && !is_zero(value.number);
        case Kind::string: return !value.text.empty();
        case Kind::array: break;
        default: return true;
    }
    if (value.elements.empty()) return false;
    for (const Element& element : value.elements) {
        if (!element.perhaps) return true;
    }
    return {};
}

Range range_of(const Value& value) {
    if (!value.unknown) {
        Number number = value.kind == Kind::boolean ? Number::of(value.flag ? 1LL : 0LL) : value.number;
        if (number.is_nan()) return {{}, true};
        return {std::pair(number, number), false};
    }
    Range result = value.range;
    const Range zero{std::pair(Number::of(0LL), Number::of(0LL)), false};
    const Range one{std::pair(Number::of(1LL), Number::of(1LL)), false};
    if ((value.kinds & only(Kind::null)) != 0) result = hull(result, zero);
    if ((value.kinds & only(Kind::boolean)) != 0) result = hull(hull(result, zero), one);
    return result;
}

void add_names(const Value& value, std::set<std::string>& names) {
    if (value.unknown && !value.name.empty()) names.insert(value.name);
    for (const Element& element : value.elements) add_names(element.value, names);
    for (const auto& member : value.members) add_names(member.second, names);
}

Value join(const Value& a, const Value& b) {
    if (is_known(a) && is_known(b) && same(a, b)) return a;
    const auto none = [](const Value& v) { return v.unknown ? v.may_be_none : v.kind == Kind::date && !v.day; };
    const Truth truth = truth_of(a) == truth_of(b) ? truth_of(a) : Truth();
    return unknown(kinds_of(a) | kinds_of(b), hull(numbers_of(a), numbers_of(b)), truth, none(a) || none(b));
}

Value narrow(const Value& value, bool truth) {
    if (!value.unknown) {    // a list of which nothing is sure
        return truth ? unknown(only(Kind::array), {}, true) : Value::list({});
    }
    Kinds kinds = value.kinds;
    if (truth) {
        kinds &= ~only(Kind::null);
        const Range range{value.range.ends, false};
        if (!range.ends || (is_zero(range.ends->first) && is_zero(range.ends->second))) kinds &= ~only(Kind::number);
        return unknown(kinds, range, true, value.may_be_none);
    }
    kinds &= ~(only(Kind::object) | only(Kind::date));
    Range range{{}, value.range.nan};
    if (holds_zero(value.range)) range.ends = {Number::of(-0.0), Number::of(0LL)};
    if (!range.ends && !range.nan) kinds &= ~only(Kind::number);
    return unknown(kinds, range, false);
}

bool same(const Value& a, const Value& b) {
    if (a.kind != b.kind) return false;
    switch (a.kind) {
        case Kind::boolean: return a.flag == b.flag;
        case Kind::number: return same(a.number, b.number);
        case Kind::string: return a.text == b.text;
        case Kind::date: return a.day == b.day;
        default: break;
    }
    if (a.elements.size() != b.elements.size() || a.members.size() != b.members.size()) return false;
    for (std::size_t i = 0; i < a.elements.size(); ++i) {
        if (!same(a.elements[i].value, b.elements[i].value)) return false;
    }
    for (const auto& [name, member] : a.members) {
        const Value* other = b.member(name);
        if (other == nullptr || !same(member, *other)) return false;
    }
    return true;
}

Truth negation(Truth a) { return a ? Truth(!*a) : a; }

Truth both(Truth a, Truth b) {
    if (a == Truth(false) || b == Truth(false)) return false;
    return a && b ? Truth(true) : Truth();
}

}  // namespace reference
