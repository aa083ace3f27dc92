// Arithmetic on two numbers that are known.
//
// Whole numbers and money are reckoned exactly; where the result does not fit, or the other is a fraction, all becomes
// doubles. Beside money, a double of at most two places is taken for the decimal that was meant.
#include <cmath>

#include "logic/numeric.hpp"

namespace xuehui::logic {

namespace {

bool has_money(const Numeric& a, const Numeric& b) {
    return a.type() == Numeric::Type::money || b.type() == Numeric::Type::money;
}

// Whether a zero that comes of whole numbers is ECMAScript's minus zero.
Numeric whole_or_minus_zero(std::int64_t value, bool minus) {
    return value == 0 && minus ? Numeric(-0.0) : Numeric(value);
}

}  // namespace

Numeric sum(const Numeric& a, const Numeric& b) {
    std::int64_t exact = 0;
    if (a.is_whole() && b.is_whole()) {
        if (!__builtin_add_overflow(a.whole(), b.whole(), &exact)) return Numeric(exact);
    } else if (has_money(a, b)) {
        const auto left = a.as_hundredths();
        const auto right = b.as_hundredths();
        if (left && right && !__builtin_add_overflow(*left, *right, &exact)) return Numeric::hundredths(exact);
    }
    return Numeric::settled(a.as_double() + b.as_double() + 0.0);    // JsonLogic's + begins with 0, so it is never -0
}

Numeric difference(const Numeric& a, const Numeric& b) {
    std::int64_t exact = 0;
    if (a.is_whole() && b.is_whole()) {
        if (!__builtin_sub_overflow(a.whole(), b.whole(), &exact)) return Numeric(exact);
    } else if (has_money(a, b)) {
        const auto left = a.as_hundredths();
        const auto right = b.as_hundredths();
        if (left && right && !__builtin_sub_overflow(*left, *right, &exact)) return Numeric::hundredths(exact);
    }
    return Numeric::settled(a.as_double() - b.as_double());
}

Numeric product(const Numeric& a, const Numeric& b) {
    std::int64_t exact = 0;
    if (a.type() != Numeric::Type::fraction && b.type() != Numeric::Type::fraction && (a.is_whole() || b.is_whole()) &&
        !__builtin_mul_overflow(a.whole(), b.whole(), &exact)) {
        if (has_money(a, b)) return Numeric::hundredths(exact);
        return whole_or_minus_zero(exact, (a.whole() < 0) != (b.whole() < 0));
    }
    return Numeric::settled(a.as_double() * b.as_double());
}

Numeric quotient(const Numeric& a, const Numeric& b) {
    if (a.is_whole() && b.is_whole() && b.whole() != 0 && b.whole() != -1 && a.whole() % b.whole() == 0) {
        return whole_or_minus_zero(a.whole() / b.whole(), b.whole() < 0);
    }
    if (a.type() == Numeric::Type::money && b.type() == Numeric::Type::money) {    // the hundredths fall out
        return Numeric::settled(static_cast<double>(a.whole()) / static_cast<double>(b.whole()));
    }
    return Numeric::settled(a.as_double() / b.as_double());
}

Numeric remainder(const Numeric& a, const Numeric& b) {
    if (a.is_whole() && b.is_whole() && b.whole() != 0 && b.whole() != -1) {
        return whole_or_minus_zero(a.whole() % b.whole(), a.whole() < 0);
    }
    return Numeric::settled(std::fmod(a.as_double(), b.as_double()));
}

Numeric negative(const Numeric& a) {
    const bool fits = a.type() != Numeric::Type::fraction && a.whole() != std::numeric_limits<std::int64_t>::min();
    if (fits && a.type() == Numeric::Type::money) return Numeric::hundredths(-a.whole());
    if (fits && a.whole() != 0) return Numeric(-a.whole());
    return Numeric(-a.as_double());
}

}  // namespace xuehui::logic
