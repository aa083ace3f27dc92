#include "scoring/criterion_value.hpp"

#include "base/decimal.hpp"

namespace xuehui::scoring {

namespace {

// Numerators stay below 2⁷², so nothing overflows.
template <class Int>
std::int32_t millionths(Int numerator, Int denominator) {
    const Int scaled = numerator * static_cast<Int>(kMillion);
    const Int quotient = scaled / denominator;
    const Int twice = 2 * (scaled % denominator);
    const bool up = twice > denominator || (twice == denominator && quotient % 2 == 1);
    return static_cast<std::int32_t>(quotient + (up ? 1 : 0));
}

}  // namespace

Bounds written(const CriterionValue& value) {
    constexpr uint128 kSmall = uint128{1} << 40U;    // as good as always; its millionfold fits a machine word
    const auto write = [&](uint128 numerator) {
        if (value.denominator >= kSmall) return millionths(numerator, value.denominator);
        return millionths(static_cast<std::uint64_t>(numerator), static_cast<std::uint64_t>(value.denominator));
    };
    const std::int32_t lower = write(value.lower);
    return {lower, value.lower == value.upper ? lower : write(value.upper)};
}

Truth at_most(const CriterionValue& value, std::int64_t millionths) {
    const uint128 limit = value.denominator * static_cast<std::uint64_t>(millionths);
    const auto within = [&](uint128 numerator) { return numerator * static_cast<uint128>(kMillion) <= limit; };
    if (within(value.upper)) return Truth::yes;
    return within(value.lower) ? Truth::unknown : Truth::no;
}

}  // namespace xuehui::scoring
