// Numbers as JsonLogic has them: whole ones of 64 bits, doubles, and exact sums of money, which compare as one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/rational.hpp"

namespace reference {

struct Number {
    enum class Form { whole, real, money };

    Form form = Form::whole;
    long long whole = 0;
    double real = 0;
    Rational money;    // in yuan

    static Number of(long long value);
    static Number of(double value);
    static Number of_money(Rational value);
    // What a JSON text spells: whole where it is whole and fits, else the nearest double.
    static Number read(std::string_view spelling);

    double to_double() const;
    bool is_nan() const;
    bool is_finite() const;
    bool is_negative_zero() const;
};

constexpr double kLargest = 1.7976931348623157e308;

// -1, 0 or 1 for numbers that are no NaN. Money beside a double is compared as decimals: 0.1 is a tenth there.
int order(const Number& a, const Number& b);
// Negative zero is smaller than zero here, and only here.
const Number& smaller(const Number& a, const Number& b);
const Number& larger(const Number& a, const Number& b);

Number negative(const Number& a);
Number add(const Number& a, const Number& b);
Number subtract(const Number& a, const Number& b);
Number multiply(const Number& a, const Number& b);
Number divide(const Number& a, const Number& b);
Number remainder(const Number& a, const Number& b);    // with the sign of the dividend

// As JavaScript writes it.
std::string text_of(const Number& number);

}  // namespace reference
