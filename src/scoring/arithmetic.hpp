// Exact whole-number arithmetic in two widths, for one evaluation written once.
//
// A score is numerator / denominator with 0 ≤ numerator ≤ denominator. `Machine` keeps both in 64 bits: exact as long
// as no denominator reaches 2^62, which it notices; then the evaluation is done again with `Wide`, which has no bound.
// The bound suffices because every other number of an evaluation is at most a denominator (see evaluate.cpp).
// Neither ever rounds, so there is no error to estimate and no value that lies too near a threshold.
#pragma once

#include <cstdint>
#include <numeric>

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/multiprecision/integer.hpp>

#include "base/decimal.hpp"
#include "base/uint128.hpp"

namespace xuehui::scoring {

// A whole number and what is left: 0 ≤ remainder < divisor.
template <class Int>
struct Division {
    std::int64_t quotient;
    Int remainder;
};

class Machine {
public:
    using Int = std::uint64_t;
    static constexpr Int kBound = Int{1} << 62U;

    bool overflowed() const { return overflowed_; }

    Int from(uint128 value) {
        if (value < kBound) return static_cast<Int>(value);
        overflowed_ = true;
        return 1;
    }
    Int multiply(Int a, Int b) {
        Int product = 0;
        if (!__builtin_mul_overflow(a, b, &product) && product < kBound) return product;
        overflowed_ = true;
        return 1;    // anything but 0: it may become a divisor before anybody looks at the flag
    }
    static Int gcd(Int a, Int b) { return std::gcd(a, b); }

    // numerator × factor / denominator. numerator ≤ denominator < 2^62 and factor < 2^60, so the product fits 128 bits
    // and the quotient 60.
    static Division<Int> divide(Int numerator, std::uint64_t factor, Int denominator) {
        Int product = 0;
        if (!__builtin_mul_overflow(numerator, factor, &product)) {
            return {static_cast<std::int64_t>(product / denominator), product % denominator};
        }
        const uint128 wide = uint128{numerator} * factor;
        return {static_cast<std::int64_t>(wide / denominator), static_cast<Int>(wide % denominator)};
    }
    // Whether numerator / denominator ≥ millionths / 10⁶.
    static bool at_least(Int numerator, Int denominator, std::int64_t millionths) {
        return uint128{numerator} * kMillion >= uint128{denominator} * static_cast<std::uint64_t>(millionths);
    }

private:
    bool overflowed_ = false;
};

class Wide {
public:
    using Int = boost::multiprecision::cpp_int;

    static constexpr bool overflowed() { return false; }
    static Int from(uint128 value) {
        return (Int(static_cast<std::uint64_t>(value >> 64U)) << 64U) + static_cast<std::uint64_t>(value);
    }
    static Int multiply(const Int& a, const Int& b) { return a * b; }
    static Int gcd(const Int& a, const Int& b) { return boost::multiprecision::gcd(a, b); }
    static Division<Int> divide(const Int& numerator, std::uint64_t factor, const Int& denominator) {
        Int quotient;
        Int remainder;
        boost::multiprecision::divide_qr(Int(numerator * factor), denominator, quotient, remainder);
        return {quotient.convert_to<std::int64_t>(), remainder};
    }
    static bool at_least(const Int& numerator, const Int& denominator, std::int64_t millionths) {
        return numerator * kMillion >= denominator * millionths;
    }
};

// numerator × factor / denominator, rounded half to even.
template <class Arithmetic>
std::int64_t round_half_even(const typename Arithmetic::Int& numerator, std::uint64_t factor,
                             const typename Arithmetic::Int& denominator) {
    const auto division = Arithmetic::divide(numerator, factor, denominator);
    const typename Arithmetic::Int rest = denominator - division.remainder;    // up to the next whole number
    if (division.remainder < rest) return division.quotient;
    if (rest < division.remainder) return division.quotient + 1;
    return division.quotient + division.quotient % 2;
}

}  // namespace xuehui::scoring
