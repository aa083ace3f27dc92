// What a measure is worth: steps or straight lines, exactly.
#include <algorithm>
#include <numeric>

#include "scoring/plan.hpp"

namespace xuehui::scoring {

namespace {

using Measure = Scheme::Data::Measure;

uint128 magnitude(std::int64_t value) { return static_cast<std::uint64_t>(value < 0 ? -value : value); }

uint128 gcd(uint128 a, uint128 b) {
    while (b != 0) {
        const uint128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Fraction decimal(Decimal value) { return {magnitude(value.millionths()), static_cast<uint128>(kMillion)}; }

// On the line from a to b: (a.value · (b.at − at) + b.value · (at − a.at)) / (b.at − a.at). All distances are below
// 2 · 10¹⁵ millionths and all values at most 10⁶, so numerator and denominator stay below 2⁷².
Fraction between(const Measure::Point& a, const Measure::Point& b, Decimal at) {
    const uint128 span = magnitude(b.at.millionths() - a.at.millionths());
    const uint128 numerator = magnitude(a.value.millionths()) * magnitude(b.at.millionths() - at.millionths()) +
                              magnitude(b.value.millionths()) * magnitude(at.millionths() - a.at.millionths());
    const uint128 denominator = span * static_cast<uint128>(kMillion);
    const uint128 divisor = gcd(denominator, numerator);
    return {numerator / divisor, denominator / divisor};
}

}  // namespace

Fraction value_of(const Measure& measure, Decimal at) {
    const auto& points = measure.points;
    const auto above = std::ranges::upper_bound(points, at, {}, &Measure::Point::at);    // first point beyond `at`
    if (above == points.begin()) return decimal(points.front().value);
    const Measure::Point& below = *(above - 1);
    if (measure.shape == Measure::Shape::steps || above == points.end()) return decimal(below.value);
    return between(below, *above, at);
}

}  // namespace xuehui::scoring
