// Arithmetic with ranges: each end is computed as the number itself would be, so that it needs no outward rounding.
#include <cmath>
#include <functional>
#include <limits>

#include "reference/javascript.hpp"
#include "reference/logic.hpp"
#include "reference/operations.hpp"

namespace reference {

namespace {

using Function = std::function<Number(const Number&, const Number&)>;

const Number kZero = Number::of(0LL);
const Number kEndless = Number::of(std::numeric_limits<double>::infinity());

Value not_a_number() { return Value::of(Number::of(std::numeric_limits<double>::quiet_NaN())); }

Range everything() { return {std::pair(negative(kEndless), kEndless), true}; }

bool holds_zero(const Range& a) { return order(a.ends->first, kZero) <= 0 && order(a.ends->second, kZero) >= 0; }
bool may_be_endless(const Range& a) { return !a.ends->first.is_finite() || !a.ends->second.is_finite(); }

Range hull(const std::vector<Number>& corners, bool nan) {
    Range result{{}, nan};
    for (const Number& corner : corners) {
        if (corner.is_nan()) continue;
        if (!result.ends) result.ends = {corner, corner};
        result.ends = {smaller(result.ends->first, corner), larger(result.ends->second, corner)};
    }
    return result;
}

std::vector<Number> corners(const Function& function, const Range& a, const Range& b) {
    std::vector<Number> result;
    for (const Number& x : {a.ends->first, a.ends->second}) {
        for (const Number& y : {b.ends->first, b.ends->second}) result.push_back(function(x, y));
    }
    return result;
}

Range sum(const Range& a, const Range& b) {
    const auto is = [](const Number& n, double end) { return n.form == Number::Form::real && n.real == end; };
    const double endless = kEndless.real;
    const bool opposite = (is(a.ends->first, -endless) && is(b.ends->second, endless)) ||
                          (is(a.ends->second, endless) && is(b.ends->first, -endless));
    if (opposite) return everything();
    return hull({add(a.ends->first, b.ends->first), add(a.ends->second, b.ends->second)}, a.nan || b.nan);
}

Range negated(const Range& a) {
    if (!a.ends) return a;
    return {std::pair(negative(a.ends->second), negative(a.ends->first)), a.nan};
}

Range difference(const Range& a, const Range& b) {
    const Range ends = sum(a, negated(b));
    if (may_be_endless(a) || may_be_endless(b)) return ends;
    return {std::pair(subtract(a.ends->first, b.ends->second), subtract(a.ends->second, b.ends->first)), ends.nan};
}

Range product(const Range& a, const Range& b) {
    // 0 times infinity is no number; near it there are numbers on both sides of 0.
    const bool undefined = (holds_zero(a) && may_be_endless(b)) || (holds_zero(b) && may_be_endless(a));
    std::vector<Number> ends = corners(multiply, a, b);
    if (undefined) ends.push_back(kZero);
    return hull(ends, a.nan || b.nan || undefined);
}

Range quotient(const Range& a, const Range& b) {
    if (holds_zero(b)) return {everything().ends, a.nan || b.nan || holds_zero(a)};
    if (may_be_endless(a) && may_be_endless(b)) return everything();
    return hull(corners(divide, a, b), a.nan || b.nan);
}

// Not farther from 0 than the dividend or the divisor, and on the dividend's side.
Range rest(const Range& a, const Range& b) {
    const auto size_of = [](const Number& n) { return order(n, kZero) < 0 ? negative(n) : n; };
    const Number size = larger(size_of(b.ends->first), size_of(b.ends->second));
    const Number low =
        order(a.ends->first, kZero) < 0 ? larger(a.ends->first, negative(size)) : smaller(a.ends->first, kZero);
    const Number high = order(a.ends->second, kZero) > 0 ? smaller(a.ends->second, size) : kZero;
    return {std::pair(low, high), a.nan || b.nan || holds_zero(b) || may_be_endless(a)};
}

// An operator of two numbers.
struct Binary {
    Function exact;
    std::function<Range(const Range&, const Range&)> bounded;
    Number (*convert)(const Value&);
    Kinds wide;    // kinds that could become any number, and NaN
};

constexpr Kinds kParsed = kTextual | only(Kind::null) | only(Kind::boolean);

Binary binary(const std::string& name) {
    if (name == "+") return {add, sum, javascript::parse_float, kParsed};
    if (name == "*") return {multiply, product, javascript::parse_float, kParsed};
    if (name == "-") return {subtract, difference, javascript::to_number, kTextual};
    if (name == "/") return {divide, quotient, javascript::to_number, kTextual};
    return {remainder, rest, javascript::to_number, kTextual};
}

// The numbers that an argument could be to an operator: a known one, whatever its kind, is what it is converted to.
Range operand(const Value& value, Number (*convert)(const Value&), Kinds wide) {
    if (is_plain(value)) return range_of(Value::of(convert(value)));
    return (kinds_of(value) & (wide | only(Kind::date))) != 0 ? everything() : range_of(value);
}

Value apply(const Binary& operation, const Value& a, const Value& b) {
    if (is_plain(a) && is_plain(b)) {
        const Number left = operation.convert(a);
        const Number right = operation.convert(b);
        return left.is_nan() || right.is_nan() ? not_a_number() : Value::of(operation.exact(left, right));
    }
    const Range left = operand(a, operation.convert, operation.wide);
    const Range right = operand(b, operation.convert, operation.wide);
    if (!left.ends || !right.ends) return not_a_number();
    const auto wide = [&](const Value& value) { return !is_plain(value) && (kinds_of(value) & operation.wide) != 0; };
    const bool absorbed = operation.wide == kParsed && (wide(a) || wide(b));    // even beside 0
    return unknown(only(Kind::number), absorbed ? everything() : operation.bounded(left, right));
}

Value fold(const std::string& name, const Arguments& arguments) {
    if (name == "*" && arguments.empty()) throw Unsupported("* without arguments");
    Value result = name == "+" ? Value::of(kZero) : arguments[0];
    for (std::size_t i = name == "+" ? 0 : 1; i < arguments.size(); ++i)
        result = apply(binary(name), result, arguments[i]);
    return result;
}

Value extreme(const Arguments& arguments, const Number& (*choose)(const Number&, const Number&), const Number& empty) {
    if (arguments.empty()) return Value::of(empty);
    bool known = true;
    for (const Value& argument : arguments) known = known && is_plain(argument);
    Range result;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Range next = known ? range_of(Value::of(javascript::to_number(arguments[i])))
                                 : operand(arguments[i], javascript::to_number, kTextual);
        if (!next.ends) return not_a_number();
        result.nan = result.nan || next.nan;
        result.ends = i == 0 ? next.ends
                             : std::optional(std::pair(choose(result.ends->first, next.ends->first),
                                                       choose(result.ends->second, next.ends->second)));
    }
    return unknown(only(Kind::number), result);
}

// -1, 0 or 1 as x/n is below, at or above p/q: by cross-multiplication, for there are no fractions in floats.
Value ratio(const Arguments& arguments) {
    const Value open = unknown_number(Number::of(-1LL), Number::of(1LL));
    if (arguments.size() != 4) throw Unsupported("ratio takes four arguments");
    Range parts[4];
    for (std::size_t i = 0; i < 4; ++i) {
        if (kinds_of(arguments[i]) != only(Kind::number)) return open;
        parts[i] = range_of(arguments[i]);
        if (!parts[i].ends || parts[i].nan) return open;
    }
    if (order(parts[1].ends->first, kZero) <= 0 || order(parts[3].ends->first, kZero) <= 0) return open;
    const Range left = hull(corners(multiply, parts[0], parts[3]), false);
    const Range right = hull(corners(multiply, parts[2], parts[1]), false);
    return unknown_number(Number::of(static_cast<long long>(order(left.ends->first, right.ends->second))),
                          Number::of(static_cast<long long>(order(left.ends->second, right.ends->first))));
}

}  // namespace

std::optional<Value> arithmetic(const std::string& name, const Arguments& arguments) {
    if (name == "+" || name == "*") return fold(name, arguments);
    if (name == "min") return extreme(arguments, smaller, kEndless);
    if (name == "max") return extreme(arguments, larger, negative(kEndless));
    if (name == "ratio") return ratio(arguments);
    if (name != "-" && name != "/" && name != "%") return {};
    if (name == "-" && arguments.size() == 1) {
        if (is_plain(arguments[0])) return Value::of(negative(javascript::to_number(arguments[0])));
        return unknown(only(Kind::number), negated(operand(arguments[0], javascript::to_number, kTextual)));
    }
    if (arguments.size() < 2) throw Unsupported(name + " of fewer than two numbers");
    return apply(binary(name), arguments[0], arguments[1]);
}

}  // namespace reference
