#include "arrow/measures.hpp"

#include <charconv>
#include <cmath>

#include "base/decimal.hpp"
#include "base/uint128.hpp"
#include "batch/rounding.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::uint64_t kBound = 1'000'000'000'000'000;    // in millionths
constexpr int kPlaces = 6;

// A number and how many of its digits are places.
struct Scaled {
    bool is_negative;
    uint128 magnitude;
    int scale;
};

std::optional<std::int64_t> exactly(Scaled number) {
    if (number.magnitude == 0) return 0;
    for (; number.scale > kPlaces; --number.scale) {
        if (number.magnitude % 10 != 0) return std::nullopt;
        number.magnitude /= 10;
    }
    for (; number.scale < kPlaces; ++number.scale) {
        if (number.magnitude >= kBound) return std::nullopt;
        number.magnitude *= 10;
    }
    if (number.magnitude >= kBound) return std::nullopt;
    const auto millionths = static_cast<std::int64_t>(number.magnitude);
    return number.is_negative ? -millionths : millionths;
}

std::optional<std::int64_t> of_signed(std::int64_t value, int scale) {
    const bool is_negative = value < 0;
    const std::uint64_t magnitude =
        is_negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    return exactly({is_negative, magnitude, scale});
}

template <class Float>
std::optional<std::int64_t> spelled(Float value) {
    if (!std::isfinite(value)) return std::nullopt;
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    const auto decimal = Decimal::parse({text, static_cast<std::size_t>(end - text)});
    return decimal ? std::optional(decimal->millionths()) : std::nullopt;
}

// Decimals of up to 15 digits and doubles are one to one: so if so many millionths, as a double, are this one, they are its
// shortest spelling.
std::optional<std::int64_t> of_double(double value) {
    if (!(std::fabs(value) < 1e9)) return std::nullopt;
    const double scaled = value * 1e6;
    const auto near = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    if (static_cast<double>(near) / 1e6 == value && near > -static_cast<std::int64_t>(kBound) &&
        near < static_cast<std::int64_t>(kBound)) {
        return near;
    }
    return spelled(value);
}

// Of 16 bytes, the low ones first.
std::optional<std::int64_t> of_wide(const Values& values, std::size_t i) {
    uint128 value = 0;
    std::memcpy(&value, values.bytes(sizeof value) + i * sizeof value, sizeof value);
    const bool is_negative = (value >> 127U) != 0;
    return exactly({is_negative, is_negative ? 0 - value : value, values.type().scale});
}

std::optional<std::int64_t> of_decimal(const Values& values, std::size_t i) {
    switch (values.type().bytes) {
        case 4: return of_signed(values.number<std::int32_t>(i), values.type().scale);
        case 8: return of_signed(values.number<std::int64_t>(i), values.type().scale);
        default: return of_wide(values, i);
    }
}

}  // namespace

Result<MeasureValues> MeasureValues::of(const ArrowArray* array, const Type& type, std::int64_t first,
                                        std::int64_t count, std::string_view column) {
    auto values = Values::of(array, type, first, count, column);
    if (!values) return std::move(values).error();
    return MeasureValues(*values);
}

// What a double is nearest to is asked under the rounding that it was written with.
std::optional<std::int64_t> MeasureValues::millionths(std::size_t i) const {
    const batch::NearestRounding nearest;
    switch (values_.type().kind) {
        case Kind::int8: return of_signed(values_.number<std::int8_t>(i), 0);
        case Kind::uint8: return of_signed(values_.number<std::uint8_t>(i), 0);
        case Kind::int16: return of_signed(values_.number<std::int16_t>(i), 0);
        case Kind::uint16: return of_signed(values_.number<std::uint16_t>(i), 0);
        case Kind::int32: return of_signed(values_.number<std::int32_t>(i), 0);
        case Kind::uint32: return of_signed(values_.number<std::uint32_t>(i), 0);
        case Kind::int64: return of_signed(values_.number<std::int64_t>(i), 0);
        case Kind::uint64: return exactly({false, values_.number<std::uint64_t>(i), 0});
        case Kind::float32: return spelled(values_.number<float>(i));
        case Kind::float64: return of_double(values_.number<double>(i));
        case Kind::decimal: return of_decimal(values_, i);
        default: return std::nullopt;
    }
}

std::string MeasureValues::fault() {
    return "bad_value: a measure has at most six decimal places and stays below 10^9";
}

}  // namespace xuehui::arrow
