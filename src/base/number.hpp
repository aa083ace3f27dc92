// The decimal digits of a JSON number as it is spelled, without leading or trailing zeros and without a limit on
// their count: value = ± 0.d₁d₂d₃… × 10^point. Read in place, nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuehui {

class Digits {
public:
    // `spelling` is a number by RFC 8259; the exponent is clamped to ±10⁹, far outside anything that has a meaning.
    explicit Digits(std::string_view spelling);

    bool negative() const { return negative_; }    // never for zero
    bool empty() const { return size_ == 0; }      // the value is zero
    std::size_t size() const { return size_; }
    std::int64_t point() const { return point_; }
    int operator[](std::size_t place) const;       // 0 to 9, from the first significant digit

private:
    std::string_view mantissa_;    // from the first significant digit; may hold the point
    std::size_t dot_;              // index of the point in mantissa_, or npos
    std::size_t size_ = 0;
    std::int64_t point_ = 0;
    bool negative_ = false;
};

// Whether a number is too great for a double, and so for any program that reads it into one.
bool is_beyond_double(std::string_view spelling);

}  // namespace xuehui
