#include "base/decimal.hpp"

#include "base/number.hpp"

namespace xuehui {

std::optional<Decimal> Decimal::parse(std::string_view spelling) {
    const Digits digits(spelling);
    if (digits.empty()) return Decimal{};
    // value = 0.d1d2d3… × 10^point: the last digit stands `size - point` places behind the point.
    const std::int64_t point = digits.point();
    const auto size = static_cast<std::int64_t>(digits.size());
    if (point > 9 || size - point > 6) return std::nullopt;
    std::int64_t millionths = 0;
    for (std::int64_t place = 0; place < size; ++place) {
        millionths = millionths * 10 + digits[static_cast<std::size_t>(place)];
    }
    for (std::int64_t zeros = 6 - (size - point); zeros > 0; --zeros) millionths *= 10;
    return Decimal(digits.negative() ? -millionths : millionths);
}

std::string Decimal::text() const {
    const bool negative = millionths_ < 0;
    const auto magnitude = static_cast<std::uint64_t>(negative ? -millionths_ : millionths_);
    std::string text = (negative ? "-" : "") + std::to_string(magnitude / kMillion);
    std::uint64_t fraction = magnitude % kMillion;
    if (fraction == 0) return text;
    std::string places = std::to_string(kMillion + static_cast<std::int64_t>(fraction)).substr(1);
    places.erase(places.find_last_not_of('0') + 1);
    return text + '.' + places;
}

}  // namespace xuehui
