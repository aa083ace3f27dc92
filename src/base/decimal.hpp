// A decimal with at most six places and a magnitude below 10⁹, exact: how scores, weights, thresholds and measures
// stand in documents. Held as whole millionths.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xuehui {

inline constexpr std::int64_t kMillion = 1'000'000;

class Decimal {
public:
    constexpr Decimal() = default;
    static constexpr Decimal from_millionths(std::int64_t millionths) { return Decimal(millionths); }
    static constexpr Decimal whole(std::int64_t value) { return Decimal(value * kMillion); }

    // From the spelling of a JSON number. Places are counted on the value: "1.50e2" and "1e-06" are fine.
    // Nothing where the value has more than six places or reaches 10⁹.
    static std::optional<Decimal> parse(std::string_view spelling);

    constexpr std::int64_t millionths() const { return millionths_; }
    constexpr auto operator<=>(const Decimal&) const = default;

    // Shortest spelling: "0.75", "1000", "-3.5".
    std::string text() const;

private:
    constexpr explicit Decimal(std::int64_t millionths) : millionths_(millionths) {}
    std::int64_t millionths_ = 0;
};

}  // namespace xuehui
