#include "reference/rational.hpp"

#include <cstdlib>
#include <stdexcept>

namespace reference {

namespace {

Integer power_of_ten(unsigned exponent) { return boost::multiprecision::pow(Integer(10), exponent); }

}  // namespace

Rational decimal(std::string_view spelling) {
    std::string digits;
    long exponent = 0;
    bool negative = false;
    bool behind_point = false;
    for (std::size_t i = 0; i < spelling.size(); ++i) {
        const char c = spelling[i];
        if (c == '-') {
            negative = true;
        } else if (c == '.') {
            behind_point = true;
        } else if (c == 'e' || c == 'E') {
            exponent += std::strtol(std::string(spelling.substr(i + 1)).c_str(), nullptr, 10);
            break;
        } else {
            digits += c;
            if (behind_point) --exponent;
        }
    }
    digits.erase(0, digits.find_first_not_of('0'));
    if (digits.empty()) return 0;
    if (std::labs(exponent) > 2000) throw std::runtime_error("a number of no size that documents have");
    const Integer whole(digits);
    const Rational value = exponent < 0 ? Rational(whole, power_of_ten(static_cast<unsigned>(-exponent)))
                                        : Rational(whole * power_of_ten(static_cast<unsigned>(exponent)));
    return negative ? Rational(-value) : value;
}

Integer floor_of(const Rational& value) {
    const Integer top = numerator(value);
    const Integer bottom = denominator(value);
    Integer quotient = top / bottom;    // towards zero
    if (quotient * bottom > top) --quotient;
    return quotient;
}

Integer round_half_even(const Rational& value) {
    const Integer below = floor_of(value);
    const Rational rest = value - Rational(below);
    const Rational half(1, 2);
    if (rest < half) return below;
    if (rest > half) return below + 1;
    return below % 2 == 0 ? below : Integer(below + 1);
}

long long millionths(const Rational& value) { return static_cast<long long>(round_half_even(value * 1'000'000)); }

std::string two_places(const Rational& value) {
    const Integer hundredths = round_half_even(value * 100);
    const Integer rest = hundredths % 100;
    std::string places = rest.str();
    if (places.size() < 2) places.insert(0, "0");
    return Integer(hundredths / 100).str() + "." + places;
}

}  // namespace reference
