// Exact fractions, and the three ways in which one becomes a whole number or text.
#pragma once

#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

namespace reference {

// Without expression templates: `auto` and `?:` then mean what they say.
using Rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;

// What a JSON number means: "0.5", "-1.50e2".
Rational decimal(std::string_view spelling);

Integer floor_of(const Rational& value);
// The nearest whole number; of two equally near ones the even one.
Integer round_half_even(const Rational& value);

// In millionths, rounded half to even.
long long millionths(const Rational& value);
// With two places, rounded half to even: "871.25".
std::string two_places(const Rational& value);

}  // namespace reference
