#include "reference/number.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace reference {

namespace {

// Digits and the place of the point among them: 1234.5 is "12345" and 4.
struct Digits {
    std::string digits;
    int point = 0;
};

Digits shortest(double value) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    const std::string text(buffer, end);    // d.ddde±xx
    const std::size_t e = text.find('e');
    Digits result{text.substr(0, 1), std::atoi(text.c_str() + e + 1) + 1};
    if (e > 2) result.digits += text.substr(2, e - 2);
    return result;
}

// The decimal that a finite number is written as.
Rational decimal_of(const Number& number) {
    if (number.form == Number::Form::money) return number.money;
    if (number.form == Number::Form::whole) return Rational(number.whole);
    if (number.real == 0) return 0;
    const Digits digits = shortest(std::abs(number.real));
    const Rational size =
        decimal(digits.digits + "e" + std::to_string(digits.point - static_cast<int>(digits.digits.size())));
    return number.real < 0 ? Rational(-size) : size;
}

bool has_two_places(const Rational& value) { return denominator(Rational(value * 100)) == 1; }

// Is one of them money and the other one no finer, so that their sum is exact?
bool as_money(const Number& a, const Number& b) {
    if (a.form != Number::Form::money && b.form != Number::Form::money) return false;
    return a.is_finite() && b.is_finite() && has_two_places(decimal_of(a)) && has_two_places(decimal_of(b));
}

bool are_whole(const Number& a, const Number& b) {
    return a.form == Number::Form::whole && b.form == Number::Form::whole;
}

// A result that is zero has a sign in JavaScript; only as a double can it keep a negative one.
Number zero(bool negative) { return negative ? Number::of(-0.0) : Number::of(0LL); }

template <class T>
int sign_of(const T& a, const T& b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

}  // namespace

Number Number::of(long long value) { return {.form = Form::whole, .whole = value, .real = 0, .money = {}}; }
// A number that is whole is a whole one, wherever it comes from.
Number Number::of(double value) {
    constexpr double kExact = 9007199254740992.0;    // 2^53: beyond it a double does not say which whole number it was
    const bool is_minus_zero = value == 0 && std::signbit(value);
    if (std::abs(value) <= kExact && value == std::trunc(value) && !is_minus_zero) return of(static_cast<long long>(value));
    return {.form = Form::real, .whole = 0, .real = value, .money = {}};
}
Number Number::of_money(Rational value) {
    return {.form = Form::money, .whole = 0, .real = 0, .money = std::move(value)};
}

Number Number::read(std::string_view spelling) {
    const std::string text(spelling);
    const double nearest = std::strtod(text.c_str(), nullptr);
    if (std::isinf(nearest) || std::abs(nearest) < 1e-300)
        return nearest == 0 ? zero(std::signbit(nearest)) : of(nearest);
    if (std::abs(nearest) > 1e19 || std::abs(nearest) < 1) return of(nearest);
    const Rational exact = decimal(spelling);
    const bool fits = exact >= std::numeric_limits<long long>::min() && exact <= std::numeric_limits<long long>::max();
    return denominator(exact) == 1 && fits ? of(static_cast<long long>(numerator(exact))) : of(nearest);
}

double Number::to_double() const {
    if (form == Form::whole) return static_cast<double>(whole);
    return form == Form::real ? real : static_cast<double>(money);
}

bool Number::is_nan() const { return form == Form::real && std::isnan(real); }
bool Number::is_finite() const { return form != Form::real || std::isfinite(real); }

int order(const Number& a, const Number& b) {
    if (are_whole(a, b)) return sign_of(a.whole, b.whole);
    if (!a.is_finite() || !b.is_finite()) return sign_of(a.to_double(), b.to_double());
    if (a.form == Number::Form::money || b.form == Number::Form::money) return sign_of(decimal_of(a), decimal_of(b));
    // A double is a fraction with a power of two below: exact, where a whole number as a double may not be.
    const auto exact = [](const Number& n) {
        return n.form == Number::Form::whole ? Rational(n.whole) : Rational(n.real);
    };
    if (a.form == b.form) return sign_of(a.real, b.real);
    return sign_of(exact(a), exact(b));
}

bool Number::is_negative_zero() const { return form == Form::real && real == 0 && std::signbit(real); }

const Number& smaller(const Number& a, const Number& b) {
    const int sign = order(b, a);
    return sign < 0 || (sign == 0 && b.is_negative_zero()) ? b : a;
}

const Number& larger(const Number& a, const Number& b) {
    const int sign = order(b, a);
    return sign > 0 || (sign == 0 && a.is_negative_zero()) ? b : a;
}

Number negative(const Number& a) {
    if (a.form == Number::Form::money) return Number::of_money(-a.money);
    if (a.form == Number::Form::real) return Number::of(-a.real);
    if (a.whole == 0) return zero(true);
    if (a.whole == std::numeric_limits<long long>::min()) return Number::of(-a.to_double());
    return Number::of(-a.whole);
}

Number add(const Number& a, const Number& b) {
    if (as_money(a, b)) return Number::of_money(decimal_of(a) + decimal_of(b));
    long long sum = 0;
    if (are_whole(a, b) && !__builtin_add_overflow(a.whole, b.whole, &sum)) return Number::of(sum);
    return Number::of(a.to_double() + b.to_double());
}

Number subtract(const Number& a, const Number& b) {
    long long rest = 0;
    if (are_whole(a, b) && !__builtin_sub_overflow(a.whole, b.whole, &rest)) return Number::of(rest);
    return add(a, negative(b));
}

Number multiply(const Number& a, const Number& b) {
    long long product = 0;
    if (are_whole(a, b) && (a.whole == 0 || b.whole == 0)) return zero((a.whole < 0) != (b.whole < 0));
    if (are_whole(a, b) && !__builtin_mul_overflow(a.whole, b.whole, &product)) return Number::of(product);
    const bool times = a.form == Number::Form::money ? b.form == Number::Form::whole
                                                     : b.form == Number::Form::money && a.form == Number::Form::whole;
    if (times) return Number::of_money(decimal_of(a) * decimal_of(b));
    return Number::of(a.to_double() * b.to_double());
}

Number divide(const Number& a, const Number& b) {
    if (are_whole(a, b) && a.whole == 0 && b.whole != 0) return zero(b.whole < 0);
    const bool exact = are_whole(a, b) && b.whole != 0 && b.whole != -1 && a.whole % b.whole == 0;
    if (exact) return Number::of(a.whole / b.whole);
    if (are_whole(a, b) && b.whole == -1) return negative(a);
    return Number::of(a.to_double() / b.to_double());
}

Number remainder(const Number& a, const Number& b) {
    if (are_whole(a, b) && b.whole != 0) {
        const long long rest = b.whole == -1 ? 0 : a.whole % b.whole;
        return rest == 0 ? zero(a.whole < 0) : Number::of(rest);
    }
    return Number::of(std::fmod(a.to_double(), b.to_double()));
}

std::string text_of(const Number& number) {
    if (number.form == Number::Form::whole) return std::to_string(number.whole);
    const double value = number.to_double();
    if (std::isnan(value)) return "NaN";
    if (value == 0) return "0";
    const std::string sign = value < 0 ? "-" : "";
    if (std::isinf(value)) return sign + "Infinity";
    const auto [digits, point] = shortest(std::abs(value));
    const int count = static_cast<int>(digits.size());
    if (point > 0 && point <= 21) {
        if (count <= point) return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
        return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." +
               digits.substr(static_cast<std::size_t>(point));
    }
    if (point > -6 && point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    const std::string head = count == 1 ? digits : digits.substr(0, 1) + "." + digits.substr(1);
    return sign + head + (point > 0 ? "e+" : "e-") + std::to_string(std::abs(point - 1));
}

}  // namespace reference
